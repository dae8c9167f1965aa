"""What a workflow's history says: activities with their time-outs and retries, and the payloads that travelled."""

from collections.abc import Iterator
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHistory


async def histories(client: Client, workflow_id: str) -> list[WorkflowHistory]:
    """Every run of a workflow, the oldest first."""
    runs = [
        (execution.start_time, execution.run_id)
        async for execution in client.list_workflows(f"WorkflowId = '{workflow_id}'")
    ]
    return [await client.get_workflow_handle(workflow_id, run_id=run).fetch_history() for _, run in sorted(runs)]


def scheduled(history: WorkflowHistory) -> list[Any]:
    """The activities asked for, in order."""
    return [
        event.activity_task_scheduled_event_attributes
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
    ]


def attempts(history: WorkflowHistory) -> dict[str, int]:
    """How often each kind of activity was tried at the most."""
    names = {
        event.event_id: event.activity_task_scheduled_event_attributes.activity_type.name
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
    }
    tried: dict[str, int] = {}
    for event in history.events:
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
            started = event.activity_task_started_event_attributes
            name = names[started.scheduled_event_id]
            tried[name] = max(tried.get(name, 0), started.attempt)
    return tried


def payloads(message: Message) -> Iterator[Payload]:
    """Every payload anywhere in a message."""
    if isinstance(message, Payload):
        yield message
        return
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        if field.message_type.GetOptions().map_entry:
            entries = [one for one in value.values() if isinstance(one, Message)]
        elif field.is_repeated if hasattr(field, "is_repeated") else field.label == field.LABEL_REPEATED:
            entries = list(value)
        else:
            entries = [value]
        for entry in entries:
            yield from payloads(entry)


def largest_payload(history: WorkflowHistory) -> int:
    """Bytes of the largest payload of a history."""
    return max((len(payload.data) for event in history.events for payload in payloads(event)), default=0)
