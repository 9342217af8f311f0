export { arbitraryFlow } from './arbitrary-flow.js'
