# With these, agents transfer contacts. The flow that runs on a transfer to a queue is the one of its type.

locals {
  queue_transfer_flow = try([for key, flow in local.flows : key if flow.type == "QUEUE_TRANSFER"][0], null)
}

resource "aws_connect_quick_connect" "this" {
  for_each = var.quick_connects

  instance_id = aws_connect_instance.this.id
  name        = each.value.name
  description = each.value.description

  quick_connect_config {
    quick_connect_type = each.value.queue != null ? "QUEUE" : "PHONE_NUMBER"

    dynamic "queue_config" {
      for_each = each.value.queue != null ? [each.value.queue] : []

      content {
        queue_id        = aws_connect_queue.this[queue_config.value].queue_id
        contact_flow_id = local.flow_ids[local.queue_transfer_flow]
      }
    }

    dynamic "phone_config" {
      for_each = each.value.phone_number != null ? [each.value.phone_number] : []

      content {
        phone_number = phone_config.value
      }
    }
  }
}
