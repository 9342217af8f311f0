# What the provider cannot set, as commands of the AWS CLI.

locals {
  flow_ids = { for key, flow in local.flows : key => element(split("/", module.flows.arns[key]), -1) }
  aws      = "aws connect %s --region ${var.region} --instance-id ${aws_connect_instance.this.id}"

  commands = concat(
    [
      for symbol, number in var.phone_numbers : join(" ", [
        format(local.aws, "associate-phone-number-contact-flow"),
        "--phone-number-id ${aws_connect_phone_number.this[symbol].id}",
        "--contact-flow-id ${local.flow_ids["flow:${number.flow}"]}",
      ])
    ],
    [
      for symbol, queue in var.queues : join(" ", [
        format(local.aws, "update-queue-outbound-caller-config"),
        "--queue-id ${aws_connect_queue.this[symbol].queue_id}",
        "--outbound-caller-config '${replace(jsonencode(local.outbound_caller_configs[symbol]), "'", "'\\''")}'",
      ]) if queue.outbound_whisper_flow != null
    ],
    [
      for symbol, queue in var.queues : join(" ", concat(
        [
          format(local.aws, "associate-queue-quick-connects"),
          "--queue-id ${aws_connect_queue.this[symbol].queue_id}",
          "--quick-connect-ids",
        ],
        [for quick_connect in queue.quick_connects : aws_connect_quick_connect.this[quick_connect].quick_connect_id],
      )) if length(queue.quick_connects) > 0
    ],
  )

  outbound_caller_configs = {
    for symbol, queue in var.queues : symbol => {
      for name, value in {
        OutboundCallerIdName     = queue.caller_id_name
        OutboundCallerIdNumberId = try(aws_connect_phone_number.this[queue.caller_id].id, null)
        OutboundFlowId           = try(local.flow_ids["flow:${queue.outbound_whisper_flow}"], null)
      } : name => value if value != null
    }
  }
}

output "commands" {
  description = "What is left to do: flows of telephone numbers, outbound whispers and quick connects of queues."
  value       = local.commands
}
