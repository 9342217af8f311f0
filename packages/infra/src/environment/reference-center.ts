import type { EnvironmentInput } from './environment.js'

/**
 * The center that the examples are written for: support by telephone and chat, calls to customers, four agent groups.
 * An environment takes it over and changes what is its own: `defineEnvironment({ ...referenceCenter, name: 'dev', ... })`.
 */
export const referenceCenter = {
  timeZone: 'Asia/Seoul',
  hours: {
    'voice-hours': {
      name: 'Voice hours',
      description: 'When calls are answered by people',
      open: [
        { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], from: '09:00', to: '18:00' },
        { days: ['SATURDAY'], from: '09:00', to: '13:00' },
      ],
    },
    'chat-hours': {
      name: 'Chat hours',
      description: 'When chats are answered by people',
      open: [
        {
          days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
          from: '08:00',
          to: '22:00',
        },
      ],
    },
  },
  queues: {
    // Callbacks wait in these, too: the outbound whisper says who is calling.
    'general-support': {
      id: 'voice1',
      name: 'General Support',
      channel: 'VOICE',
      hours: 'voice-hours',
      outboundWhisperFlow: 'outbound-whisper',
    },
    'technical-support': {
      id: 'voice2',
      name: 'Technical Support',
      channel: 'VOICE',
      hours: 'voice-hours',
      outboundWhisperFlow: 'outbound-whisper',
    },
    'premium-support': {
      id: 'voice3',
      name: 'Premium Support',
      channel: 'VOICE',
      hours: 'voice-hours',
      outboundWhisperFlow: 'outbound-whisper',
    },
    'chat-general': { id: 'chat1', name: 'General Inquiries', channel: 'CHAT', hours: 'chat-hours' },
    'chat-technical': { id: 'chat2', name: 'Technical Chat', channel: 'CHAT', hours: 'chat-hours' },
    'chat-sales': { id: 'chat3', name: 'Sales Chat', channel: 'CHAT', hours: 'chat-hours' },
    'followup-calls': {
      id: 'outvoice1',
      name: 'Follow-up Calls',
      channel: 'VOICE',
      hours: 'voice-hours',
      outbound: true,
      outboundWhisperFlow: 'outbound-whisper',
    },
    'campaign-calls': {
      id: 'outvoice2',
      name: 'Campaign Calls',
      channel: 'VOICE',
      hours: 'voice-hours',
      outbound: true,
      outboundWhisperFlow: 'outbound-whisper',
    },
  },
  quickConnects: {
    'general-support': { name: 'General Support', queue: 'general-support' },
    'technical-support': { name: 'Technical Support', queue: 'technical-support' },
    'premium-support': { name: 'Premium Support', queue: 'premium-support' },
    'chat-general': { name: 'General Inquiries', queue: 'chat-general' },
    'chat-technical': { name: 'Technical Chat', queue: 'chat-technical' },
    'chat-sales': { name: 'Sales Chat', queue: 'chat-sales' },
  },
  teams: ['Tier 1 Support', 'Tier 2 Support', 'Sales Team', 'Technical Specialists'],
  skills: {
    voice: { values: ['Inbound', 'Outbound'] },
    chat: { values: ['Chat'] },
    technical: { values: ['Appliances', 'Network', 'Billing systems'] },
    'language proficiency': { values: ['Korean', 'English'] },
  },
  routingProfiles: [
    {
      name: 'Tier 1',
      description: 'First answer by telephone and chat',
      concurrency: { VOICE: 1, CHAT: 3, TASK: 3 },
      queues: [
        { queue: 'general-support', priority: 1 },
        { queue: 'chat-general', priority: 2 },
        { queue: 'premium-support', priority: 3, delaySeconds: 30 },
      ],
      outboundQueue: 'followup-calls',
    },
    {
      name: 'Tier 2',
      description: 'What the first answer did not solve, and premium customers',
      concurrency: { VOICE: 1, CHAT: 2, TASK: 5 },
      queues: [
        { queue: 'premium-support', priority: 1 },
        { queue: 'technical-support', priority: 2 },
        { queue: 'chat-technical', priority: 3 },
      ],
      outboundQueue: 'followup-calls',
    },
    {
      name: 'Sales',
      description: 'Questions before a purchase, and campaigns',
      concurrency: { VOICE: 1, CHAT: 4, TASK: 2 },
      queues: [
        { queue: 'chat-sales', priority: 1 },
        { queue: 'general-support', priority: 2, delaySeconds: 60 },
      ],
      outboundQueue: 'campaign-calls',
    },
    {
      name: 'Technical',
      description: 'Technicians by telephone and chat',
      concurrency: { VOICE: 1, CHAT: 2, TASK: 5 },
      queues: [
        { queue: 'technical-support', priority: 1 },
        { queue: 'chat-technical', priority: 1 },
      ],
      outboundQueue: 'followup-calls',
    },
  ],
  phoneNumbers: {
    'main-number': { country: 'KR', type: 'TOLL_FREE', description: 'Main number', flow: 'inbound' },
    'lottery-number': { country: 'KR', type: 'DID', description: 'Lottery registration', flow: 'lottery-registration' },
  },
  prompts: { 'waiting-music': 'waiting-music.wav', 'hold-music': 'hold-music.wav' },
  functions: {
    'customer-verification': 'customer-verification',
    'case-history': 'case-history',
    'order-status': 'order-status',
    'billing-summary': 'billing-summary',
    'visit-reply': 'visit-reply',
  },
} satisfies Omit<EnvironmentInput, 'name' | 'alias'>
