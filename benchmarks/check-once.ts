/** Checks the flow JSON in the file that is named, for the first time in this process, and prints the milliseconds. */
import { checkFlowJson } from '@aicc/flow-compiler'
import { readFileSync } from 'node:fs'

const [, , file = ''] = process.argv
const text = readFileSync(file, 'utf8')
const start = performance.now()
checkFlowJson(text, { flowType: 'CONTACT_FLOW' })
console.log(performance.now() - start)
