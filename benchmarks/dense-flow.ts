/** Actions of a dense flow: as many as a flow may have. */
export const denseActions = 250

/**
 * Flow JSON that is hard to check, as text: each action may lead to many others, Lambda answers are read all over the
 * flow, and there are more attributes than are followed. It is about as long as the service takes.
 */
export function denseFlow(): string {
  const actions = numbered(denseActions - 1, (index) => ({ Identifier: identifier(index), ...actionAt(index) }))
  const end = {
    Identifier: identifier(denseActions - 1),
    Type: 'DisconnectParticipant',
    Parameters: {},
    Transitions: {},
  }
  return flowOf([...actions, end])
}

/** JSON of at least so many characters that is laid out like a flow. */
export function longFlow(characters: number): string {
  const action = { Identifier: identifier(0), ...prompt(0, 'Welcome. '.repeat(20)) }
  return flowOf(numbered(Math.ceil(characters / JSON.stringify(action).length), () => action))
}

function flowOf(actions: readonly object[]): string {
  return JSON.stringify({ Version: '2019-10-30', StartAction: identifier(0), Metadata: {}, Actions: actions })
}

/** One action in six is of the same type. */
function actionAt(index: number): object {
  switch (index % 6) {
    case 0: {
      const LambdaFunctionARN = `arn:aws:lambda:ap-northeast-2:111122223333:function:lookup-${index}`
      return {
        Type: 'InvokeLambdaFunction',
        Parameters: { LambdaFunctionARN, InvocationTimeLimitSeconds: '8' },
        Transitions: transitions(index, ['NoMatchingError']),
      }
    }
    case 1:
      return {
        Type: 'Compare',
        Parameters: { ComparisonValue: `$.External.answer-${index}` },
        Transitions: transitions(
          index,
          ['NoMatchingCondition'],
          numbered(36, (value) => `value-${value}`),
        ),
      }
    case 2: {
      const Attributes = Object.fromEntries(
        numbered(20, (name) => [`attribute-${index * 20 + name}`, `$.External.answer-${name}`]),
      )
      return {
        Type: 'UpdateContactAttributes',
        Parameters: { Attributes, TargetContact: 'Current' },
        Transitions: transitions(index, ['NoMatchingError']),
      }
    }
    case 3:
      return prompt(
        index,
        numbered(20, (place) => `$.Attributes.attribute-${(index * 31 + place * 17) % 5_000} `).join(''),
      )
    case 4:
      return {
        Type: 'GetParticipantInput',
        Parameters: { Text: '1번 2번 3번을 눌러 주세요', StoreInput: 'False', InputTimeLimitSeconds: '5' },
        Transitions: transitions(
          index,
          ['NoMatchingError', 'NoMatchingCondition', 'InputTimeLimitExceeded'],
          ['1', '2', '3'],
        ),
      }
    default:
      return {
        Type: 'TransferContactToQueue',
        Parameters: {},
        Transitions: transitions(index, ['QueueAtCapacity', 'NoMatchingError']),
      }
  }
}

function prompt(index: number, text: string): object {
  return {
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: transitions(index, ['NoMatchingError']),
  }
}

/** Ways on to actions all over the flow. */
function transitions(index: number, errors: readonly string[], results: readonly string[] = []): object {
  return {
    NextAction: identifier(index + 1),
    Errors: errors.map((ErrorType, place) => ({ NextAction: identifier(index * 7 + place + 3), ErrorType })),
    Conditions: results.map((result, place) => ({
      NextAction: identifier(place * 13 + index),
      Condition: { Operator: 'Equals', Operands: [result] },
    })),
  }
}

function identifier(index: number): string {
  return `a${index % denseActions}`
}

function numbered<Item>(length: number, make: (index: number) => Item): readonly Item[] {
  return Array.from({ length }, (_, index) => make(index))
}
