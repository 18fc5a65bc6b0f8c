"""The device's kernel: store, outbox, queues, keys, clock, settling and text exchange, in TypeScript (client/).

It knows acts, subjects and texts, and no word of the field. No Python needs it.
"""
