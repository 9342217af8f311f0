import type { Operation } from '../operation.js'
import { contactFlowModuleOperations } from './contact-flow-module.js'
import { contactFlowOperations } from './contact-flow.js'
import { hoursOfOperationOverrideOperations } from './hours-of-operation-override.js'
import { hoursOfOperationOperations } from './hours-of-operation.js'
import { instanceStorageConfigOperations } from './instance-storage-config.js'
import { instanceOperations } from './instance.js'
import { integrationAssociationOperations } from './integration-association.js'
import { phoneNumberOperations } from './phone-number.js'
import { predefinedAttributeOperations } from './predefined-attribute.js'
import { promptOperations } from './prompt.js'
import { queueOperations } from './queue.js'
import { quickConnectOperations } from './quick-connect.js'
import { routingProfileOperations } from './routing-profile.js'
import { securityProfileOperations } from './security-profile.js'
import { tagOperations } from './tag.js'
import { userHierarchyOperations } from './user-hierarchy.js'
import { userOperations } from './user.js'

/** Every operation that the server knows. */
export const operations: readonly Operation[] = [
  ...instanceOperations,
  ...hoursOfOperationOperations,
  ...hoursOfOperationOverrideOperations,
  ...queueOperations,
  ...routingProfileOperations,
  ...securityProfileOperations,
  ...userHierarchyOperations,
  ...userOperations,
  ...quickConnectOperations,
  ...promptOperations,
  ...phoneNumberOperations,
  ...predefinedAttributeOperations,
  ...integrationAssociationOperations,
  ...instanceStorageConfigOperations,
  ...contactFlowOperations,
  ...contactFlowModuleOperations,
  ...tagOperations,
]
