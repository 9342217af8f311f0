import { expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contactFlow, flowNamed, taskTemplate, text } from '../index.js'
import type { AttributeReference } from '../index.js'
import { createTask } from './create-task.js'

const followUp = contactFlow('follow-up', {}, (flow) => flow.disconnect())

it('makes a task that runs a flow, and returns where its id is', () => {
  const returned: { readonly contactId: AttributeReference }[] = []
  const task = writtenBy((flow, elsewhere) => {
    const made = flow.createTask(
      {
        name: text`Call back ${attribute('$.Attributes.name')}`,
        description: 'Promised by the flow.',
        flow: followUp,
        attributes: { number: attribute('$.CustomerEndpoint.Address') },
        delaySeconds: 3600,
      },
      { on: { NoMatchingError: elsewhere } },
    )
    returned.push(made)
  })
  expect(task).toEqual({
    type: 'CreateTask',
    parameters: {
      Name: 'Call back $.Attributes.name',
      Description: 'Promised by the flow.',
      ContactFlowId: { kind: 'flow', name: 'follow-up' },
      Attributes: { number: '$.CustomerEndpoint.Address' },
      DelaySeconds: '3600',
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(String(returned[0]?.contactId)).toBe('$.Task.ContactId')
})

it('takes a template and a time from an attribute', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.createTask({
        name: 'Call',
        template: taskTemplate('callback'),
        scheduledTime: attribute('$.Attributes.at'),
      })
    }),
  ).toEqual({
    type: 'CreateTask',
    parameters: {
      Name: 'Call',
      TaskTemplateId: { kind: 'taskTemplate', name: 'callback' },
      ScheduledTime: '$.Attributes.at',
    },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('needs a flow, or a template that carries one', () => {
  expect(brokenConstraints(createTask, { Name: 'Call' })).toEqual(['ContactFlowId'])
  expect(brokenConstraints(createTask, { Name: 'Call', ContactFlowId: flowNamed('follow-up') })).toEqual([])
  expect(brokenConstraints(createTask, { Name: 'Call', TaskTemplateId: taskTemplate('callback') })).toEqual([])
})

it('starts after a delay or at a time, not both', () => {
  expect(createTask.groups).toEqual([{ rule: 'atMostOne', members: ['DelaySeconds', 'ScheduledTime'] }])
})

it('leaves the task, and is called by its name', () => {
  expect(createTask.sets?.({})).toEqual(['$.Task'])
  expect(createTask.label?.({ Name: 'Call back' })).toBe('Call back')
})
