// The small job on socket.io, over WebSockets alone: no polling first, as in the product.

import { Server } from 'socket.io'
import { Hub, helperOf, serve } from './hub.mjs'

const hub = new Hub()
const server = new Server(serve(hub), { transports: ['websocket'], serveClient: false, maxHttpBufferSize: 65_536 })

server.on('connection', (socket) => {
  const helper = helperOf(socket.handshake.headers)
  socket.on('resume', (frame) => {
    const send = (letter) => socket.emit('event', letter)
    hub.listeners.set(helper, send)
    send({ type: 'welcome', mailboxes: [String(helper)] })
    hub.missed(helper, frame.cursors[0]?.number ?? 0).forEach(send)
  })
  socket.on('disconnect', () => hub.listeners.delete(helper))
})
