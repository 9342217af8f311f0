/** A dashboard of CloudWatch as a picture, with made-up values: for documentation. */
export { drawDashboard } from './draw-dashboard.js'
