/** The expressions of XLSForm, as far as they are read: text → a tree, or where reading stopped. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Expression =
  | { readonly or: readonly Expression[] }
  | { readonly and: readonly Expression[] }
  | { readonly compare: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly sum: '+' | '-' | '*' | 'div' | 'mod'; readonly left: Expression; readonly right: Expression }
  | { readonly call: string; readonly given: readonly Expression[] }
  | { readonly name: string }
  | { readonly self: true }
  | { readonly text: string }
  | { readonly number: number }

/** Thrown within the reader only. */
class Unreadable extends Error {}

/** Deeper than anybody writes by hand; a file may be hostile. */
const DEEPEST = 40

const TOKEN =
  /\s*(?:(\$\{\s*[^}\s]+\s*\})|('[^']*'|"[^"]*"|‘[^’]*’|“[^”]*”)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][\w.-]*)|(!=|<=|>=|[=<>()+*,.-]))/uy

type Token =
  | { readonly kind: 'name' | 'text' | 'word' | 'sign'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }

function listTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text)
    if (!found) throw new Unreadable()
    const [, name, quoted, number, word, sign] = found
    if (name) tokens.push({ kind: 'name', text: name.slice(2, -1).trim() })
    else if (quoted) tokens.push({ kind: 'text', text: quoted.slice(1, -1) })
    else if (number) tokens.push({ kind: 'number', number: Number(number) })
    else if (word) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

/** Nothing when the text is no expression that this reader knows the grammar of. */
export function readExpression(text: string): Expression | undefined {
  try {
    const tokens = listTokens(text)
    const reader = new Reader(tokens)
    const expression = reader.readOr()
    return reader.isAtEnd ? expression : undefined
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

const COMPARED: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

/** Descends from the loosest operator to the tightest. Brackets stay visible as a nested list. */
class Reader {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length
  }

  private take(kind: 'word' | 'sign', ...texts: readonly string[]): string | undefined {
    const token = this.tokens[this.at]
    if (token?.kind !== kind || !texts.includes(token.text)) return undefined
    this.at += 1
    return token.text
  }

  private chain(word: 'or' | 'and', readPart: () => Expression): readonly Expression[] {
    const parts = [readPart()]
    while (this.take('word', word)) parts.push(readPart())
    return parts
  }

  readOr(): Expression {
    this.depth += 1
    if (this.depth > DEEPEST) throw new Unreadable()
    const parts = this.chain('or', () => this.readAnd())
    this.depth -= 1
    const [only] = parts
    return parts.length === 1 && only ? only : { or: parts }
  }

  private readAnd(): Expression {
    const parts = this.chain('and', () => this.readComparison())
    const [only] = parts
    return parts.length === 1 && only ? only : { and: parts }
  }

  private readComparison(): Expression {
    const left = this.readSum()
    const sign = this.take('sign', ...Object.keys(COMPARED))
    const compare = sign === undefined ? undefined : COMPARED[sign]
    return compare ? { compare, left, right: this.readSum() } : left
  }

  private readSum(): Expression {
    let left = this.readProduct()
    for (;;) {
      const sign = this.take('sign', '+', '-')
      if (sign !== '+' && sign !== '-') return left
      left = { sum: sign, left, right: this.readProduct() }
    }
  }

  private readProduct(): Expression {
    let left = this.readOne()
    for (;;) {
      const sign = this.take('sign', '*') ?? this.take('word', 'div', 'mod')
      if (sign !== '*' && sign !== 'div' && sign !== 'mod') return left
      left = { sum: sign, left, right: this.readOne() }
    }
  }

  private readOne(): Expression {
    const token = this.tokens[this.at]
    if (!token) throw new Unreadable()
    this.at += 1
    if (token.kind === 'number') return { number: token.number }
    if (token.kind === 'name') return { name: token.text }
    if (token.kind === 'text') return { text: token.text }
    if (token.kind === 'word') return this.readCall(token.text)
    if (token.text === '.') return { self: true }
    if (token.text === '-') return this.readNegative()
    if (token.text !== '(') throw new Unreadable()
    const within = this.readOr()
    if (!this.take('sign', ')')) throw new Unreadable()
    return within
  }

  private readNegative(): Expression {
    const token = this.tokens[this.at]
    if (token?.kind !== 'number') throw new Unreadable()
    this.at += 1
    return { number: -token.number }
  }

  private readCall(name: string): Expression {
    if (!this.take('sign', '(')) throw new Unreadable()
    const given: Expression[] = []
    if (this.take('sign', ')')) return { call: name, given }
    do given.push(this.readOr())
    while (this.take('sign', ','))
    if (!this.take('sign', ')')) throw new Unreadable()
    return { call: name, given }
  }
}
