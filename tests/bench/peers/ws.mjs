// The small job on ws: the frames of binome.v1, on plain WebSockets without compression.

import { WebSocketServer } from 'ws'
import { Hub, helperOf, serve } from './hub.mjs'

const hub = new Hub()
const sockets = new WebSocketServer({ server: serve(hub), path: '/live', perMessageDeflate: false, maxPayload: 65_536 })

sockets.on('connection', (socket, request) => {
  const helper = helperOf(request.headers)
  socket.on('message', (bytes) => {
    const frame = JSON.parse(bytes)
    if (frame.type !== 'resume') return
    const send = (letter) => socket.send(JSON.stringify(letter))
    hub.listeners.set(helper, send)
    send({ type: 'welcome', mailboxes: [String(helper)] })
    hub.missed(helper, frame.cursors[0]?.number ?? 0).forEach(send)
  })
  socket.on('close', () => hub.listeners.delete(helper))
})
