import { expect, it } from 'vitest'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { keyMenus } from './key-menus.js'

const { menu, storeInput, lexBot, compare } = validActions

function menusOf(action: ActionSketch) {
  return keyMenus(checkedFlowOf(flowJson([action]))).map(({ keys, spoken, whole, pointer }) => ({
    keys: [...keys].join(''),
    told: [...spoken.told.keys()].join(''),
    whole,
    at: pointer.join('.'),
  }))
}

it('is a menu with its keys and what its prompt says', () => {
  expect(
    menusOf({
      ...menu,
      conditions: [
        ['Equals', '1'],
        ['Equals', '#'],
        ['Equals', 'sales'],
      ],
    }),
  ).toEqual([{ keys: '1#', told: '1', whole: true, at: 'Parameters.Text' }])
})

it('reads SSML, and takes attributes and sounds as unknown parts', () => {
  const spoken = (SSML: string) => menusOf(withParameters(menu, { Text: undefined, SSML }))
  expect(spoken('<speak>Press 2</speak>')).toEqual([{ keys: '1', told: '2', whole: true, at: 'Parameters.SSML' }])
  expect(spoken('<speak>Press 2 <audio src="a.wav"/></speak>')).toMatchObject([{ whole: false }])
  expect(spoken('<speak>Press $.Attributes.key2 .</speak>')).toMatchObject([{ told: '', whole: false }])
})

it('is no recording, and nothing but a menu of keys', () => {
  expect(menusOf(withParameters(menu, { Text: undefined, PromptId: 'p-1' }))).toEqual([])
  for (const other of [storeInput, lexBot, compare]) expect(menusOf(other)).toEqual([])
})
