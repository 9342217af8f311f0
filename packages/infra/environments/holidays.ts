import type { EnvironmentInput } from '../src/environment/environment.js'

/** Days on which nobody answers: public holidays in Korea with a fixed date. Add the moving ones of each year. */
export const holidays = [
  { name: 'New Year', date: '2027-01-01' },
  { name: 'Independence Movement Day', date: '2027-03-01' },
  { name: 'Children’s Day', date: '2027-05-05' },
  { name: 'Memorial Day', date: '2027-06-06' },
  { name: 'Liberation Day', date: '2027-08-15' },
  { name: 'National Foundation Day', date: '2027-10-03' },
  { name: 'Hangul Day', date: '2027-10-09' },
  { name: 'Christmas', date: '2027-12-25' },
] satisfies EnvironmentInput['holidays']
