import { expect, it } from 'vitest'
import { operation } from './operation.js'
import { toRoutes } from './routes.js'

function at(name: string, route: `GET /${string}` | `PUT /${string}`) {
  return operation({ name, route, members: {}, handle: () => ({}) })
}

const routes = toRoutes([
  at('List', 'GET /numbers/list'),
  at('Describe', 'GET /numbers/{Id}'),
  at('Tags', 'GET /numbers/{Id}/tags/{Key}'),
  at('Put', 'PUT /numbers/list'),
])

it('finds the operation of a method and path', () => {
  const found = (method: string, path: string) => routes.find(method, path)?.operation.name
  expect(found('GET', '/numbers/list')).toBe('List')
  expect(found('PUT', '/numbers/list')).toBe('Put')
  expect(found('GET', '/numbers/12')).toBe('Describe')
  expect(found('GET', '/numbers/list/tags/a')).toBe('Tags')
  expect(found('PUT', '/numbers/12')).toBeUndefined()
  expect(found('GET', '/numbers/')).toBeUndefined()
  expect(found('GET', '/numbers')).toBeUndefined()
})

it('decodes the labels of a path', () => {
  expect(routes.find('GET', '/numbers/a%2Fb/tags/%ED%95%9C')?.labels()).toEqual({ Id: 'a/b', Key: '한' })
  expect(() => routes.find('GET', '/numbers/%zz')?.labels()).toThrow('The path has a percent sign')
})

it('has each route once', () => {
  expect(() => toRoutes([at('One', 'GET /a/{Id}'), at('Two', 'GET /a/{Name}')])).toThrow(
    'Two has the route of another operation.',
  )
})
