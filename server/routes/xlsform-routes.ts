/** Checklists as XLSForms: out, tried, and published. */

import type { FastifyInstance } from 'fastify'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Words } from '../../schema/language.ts'
import { exportXlsForm, publishXlsForm, tryXlsForm } from '../../schema/wire/xlsform-endpoints.ts'
import { canonicalChecklist } from '../../schema/xlsform/canonical.ts'
import { listChanges } from '../../schema/xlsform/compare-checklists.ts'
import { type FormRemark, isErrorRemark } from '../../schema/xlsform/remark.ts'
import { writeXlsForm } from '../exports/xlsform.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { describe, describePublished, publishAs } from '../publish-checklist.ts'
import { listPublished } from '../queries/checklists.ts'
import { readFormInWorker } from '../reading/read-in-worker.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import type { FormRead } from '../reading/xlsform-worker.ts'
import { speakerOfEach } from '../server-words.ts'
import type { Services } from '../services.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** The shipped checklist is 60 kB; a form of thousands of rows is below one megabyte. */
const MOST_BYTES = 5 * 1024 * 1024
/** Shown at once; the counts are always whole. */
const MOST_REMARKS = 500
const MOST_FAULTS = 200

interface Tried extends FormRead {
  readonly base: Checklist | undefined
}

export const xlsFormRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, country, shippedChecklist } = services
  const { languages } = country
  app.addContentTypeParser<Buffer>(
    XLSX,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )
  const say = speakerOfEach(services.wordsFolder, languages)
  const inEach = (id: string): Words =>
    Object.fromEntries(languages.map((language) => [language, say(language, id)]))

  serve(app, exportXlsForm, async ({ params, reply }) => {
    const { checklist: shipped } = shippedChecklist
    const isShipped = shipped.id === params.id && shipped.version === params.version
    const checklist = (await services.checklists.find(params)) ?? (isShipped ? shipped : refuse('not-found'))
    const bytes = await writeXlsForm(checklist, {
      language: languages[0] ?? 'en',
      yesNo: { yes: inEach('yes'), no: inEach('no') },
    })
    reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="${fileName(checklist)}"`)
      .header('cache-control', 'no-store')
    return Buffer.from(bytes)
  })

  serve(
    app,
    tryXlsForm,
    async ({ request }) => {
      const { checklist, remarks, faults, base } = await tryForm(request.body)
      const errors = remarks.filter(isErrorRemark)
      const doubts = remarks.filter((remark) => !isErrorRemark(remark))
      return {
        ...describe(checklist),
        id: checklist.id.slice(0, 200),
        version: checklist.version.slice(0, 200),
        title: cutTitle(checklist.title),
        sections: checklist.sections.length,
        errorCount: errors.length,
        doubtCount: doubts.length,
        remarks: [...errors, ...doubts].slice(0, MOST_REMARKS).map(onWire),
        faults: faults.slice(0, MOST_FAULTS),
        faultCount: faults.length,
        ...(base && { base: base.version, changes: listChanges(base, checklist) }),
      }
    },
    { bodyLimit: MOST_BYTES },
  )

  serve(
    app,
    publishXlsForm,
    async ({ request, actor }) => {
      const { checklist, remarks, faults } = await tryForm(request.body)
      const errors = remarks.filter(isErrorRemark).length
      if (errors > 0) refuse('form-has-errors', { errors })
      if (faults.length > 0) refuse('checklist-has-faults', { faults: faults.slice(0, MOST_FAULTS) })
      return describePublished(await publishAs(services, actor, checklist))
    },
    { bodyLimit: MOST_BYTES },
  )

  /** Read, linted, and held against what is published already. */
  async function tryForm(bytes: unknown): Promise<Tried> {
    if (!Buffer.isBuffer(bytes)) return refuse('form-unreadable', { what: 'empty' })
    const published = (await listPublished(db)).map(({ checklist }) => checklist)
    const known = [...published, shippedChecklist.checklist]
    const bases = known.filter(({ id }, at) => known.findIndex((one) => one.id === id) === at)
    const read = await readable(() => readFormInWorker({ bytes, languages, bases }))
    const { checklist } = read
    const same = published.find(({ id, version }) => id === checklist.id && version === checklist.version)
    const isTaken = same !== undefined && canonicalChecklist(same) !== canonicalChecklist(checklist)
    return {
      ...read,
      remarks: isTaken ? [takenVersion(checklist), ...read.remarks] : read.remarks,
      base: bases.find(({ id }) => id === checklist.id),
    }
  }
}

/** Settings have one row below their headings. */
const takenVersion = ({ version }: Checklist): FormRemark => ({
  kind: 'version-taken',
  sheet: 'settings',
  row: 2,
  column: 'version',
  facts: { version },
})

const onWire = (remark: FormRemark) => ({
  ...remark,
  facts: { ...remark.facts },
  isError: isErrorRemark(remark),
})

/** A title that is too long is among the remarks; the reply stays what it promises. */
const cutTitle = (title: Words): Record<string, string> =>
  Object.fromEntries(Object.entries(title).map(([language, text]) => [language, text.slice(0, 2000)]))

/** Ids and versions of published checklists are plain, but a header takes nothing on trust. */
const fileName = ({ id, version }: Checklist): string =>
  `${`${id}-${version}`.replaceAll(/[^\w.-]+/gu, '-')}.xlsx`

async function readable<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof UnreadableList) return refuse('form-unreadable', { what: fault.what })
    throw fault
  }
}
