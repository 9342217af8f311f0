/**
 * Plants known mistakes in valid flows, one at a time, and counts what the checker finds: `npm run mutations`.
 * `--cases N` plants each kind N times (default 400), `--seed S` makes other mistakes, `--show N` prints what was
 * overlooked. Ends with status 1 when a mistake that the service refuses was not found at its action.
 */
import { parseArgs } from 'node:util'
import { plantMistakes, printTallies } from '../test/mutations/plant-mistakes.ts'
import { validFlows } from '../test/mutations/valid-flows.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
  },
})

const flows = await validFlows()
console.log(`${flows.length} valid flows, seed ${values.seed}`)
const tallies = plantMistakes(flows, Number(values.cases), Number(values.seed))
console.log(printTallies(tallies))
for (const { mistake, overlooked } of tallies) {
  for (const { flow, seed, what, actions, said } of overlooked.slice(0, Number(values.show))) {
    console.log(`\n${mistake.name} (seed ${seed}): ${what} at ${actions.join(', ') || 'the flow'} of ${flow}`)
    for (const text of said) console.log(`  said: ${text}`)
  }
}
if (tallies.some(({ mistake, overlooked }) => mistake.refused && overlooked.length > 0)) process.exitCode = 1
