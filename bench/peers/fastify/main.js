// Fastify, one process for each processor; the constant answers.
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import Fastify from 'fastify';

if (cluster.isPrimary) {
  for (let i = 0; i < availableParallelism(); i++) cluster.fork();
} else {
  const app = Fastify();
  const json = {
    schema: { response: { 200: { type: 'object', properties: { message: { type: 'string' } } } } },
  };
  app.get('/plaintext', (request, reply) => reply.type('text/plain').send('Hello, World!'));
  app.get('/json', json, () => ({ message: 'Hello, World!' }));
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}
