/** The second factor of test accounts: words on paper, set up and shown as people do, through the API or the pages. */

import type { Page } from 'playwright-core'

/** Words not used yet, by the address of the server whose first administrator they are of. */
const papers = new Map<string, string[]>()

export const keepWords = (url: string, words: readonly string[]): void => {
  papers.set(url, [...words])
}

export const countWords = (url: string): number => papers.get(url)?.length ?? 0

/** The next word that is not crossed out. */
export function nextWord(url: string): string {
  const word = papers.get(url)?.pop()
  if (word === undefined) throw new Error('the paper has no word left')
  return word
}

/** On the page that opens after an account was made: words on paper, one typed back, and on to the office. */
export async function setUpWords(page: Page, url: string): Promise<void> {
  await page.waitForURL('**/office/my-sign-in')
  await page.locator('#word-heading ~ p button').click()
  await page.locator('.recovery-words li').first().waitFor()
  const words = await page.locator('.recovery-words li').allTextContents()
  keepWords(
    url,
    words.map((word) => word.trim()),
  )
  await page.locator('#recovery-word').fill(words[0] ?? '')
  await page.keyboard.press('Enter')
  await page.locator('#added a.button').click()
  await page.waitForURL('**/office')
}

/** The second step of signing in, and of the dialog before something grave. */
export async function showWord(page: Page, url: string): Promise<void> {
  await page.locator('#factor-typed').fill(nextWord(url))
  await page.keyboard.press('Enter')
}
