/** Says which tests failed, and last how many passed and failed: of a long output often only the end is kept. */

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
)
for (const { name, message, assertionResults } of testResults) {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  for (const { fullName, failureMessages } of failed)
    console.log(
      `FAILED ${file}: ${fullName}\n  ${(failureMessages[0] ?? '').split('\n').slice(0, 12).join('\n  ')}`,
    )
  if (failed.length === 0 && message) console.log(`FAILED ${file}: ${message}`)
}
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`)
