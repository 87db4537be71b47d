import { createServer } from 'node:http';
import { listen } from '../../gateway/listen.ts';
import { subjects } from './subjects.ts';

/** Serves the pages that extensions are measured on, each under its name. */
export async function serveSubjects(): Promise<{ url: string; close(): Promise<void> }> {
  const made = new Map(Object.entries(subjects).map(([name, make]) => [`/${name}`, make()]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const subject = made.get(pathname);
    if (!subject) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...subject.headers,
    });
    response.end(subject.html);
  });
  return listen(server, 0);
}
