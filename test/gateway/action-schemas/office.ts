import { bigSchema } from './big-schema.ts';
import type { Service } from './service.ts';
import { body, inQuery, list, object, openApi, ref, responses, text } from './service.ts';

/** Sells tickets to conferences. */
const tickets: Service = {
  domain: 'tickets.paperkite.example',
  schema: openApi('3.1.0', 'tickets.paperkite.example', 'Tickets', {
    paths: {
      '/tickets': {
        post: {
          operationId: 'orderTickets',
          summary: 'Order tickets',
          requestBody: body(
            object({
              event_id: text('Id of the conference'),
              attendees: list(ref('Attendee')),
            }),
          ),
          responses,
        },
      },
    },
    components: {
      schemas: {
        Attendee: {
          allOf: [
            object({ first_name: text('First name'), last_name: text('Last name') }),
            object({ email: text('E-mail address for the ticket', { format: 'email' }) }),
          ],
        },
      },
    },
  }),
  asksFor: { 'POST /tickets': ['email', 'name'] },
};

/** Books rooms. */
const rooms: Service = {
  domain: 'rooms.northdesk.example',
  schema: openApi('3.0.1', 'rooms.northdesk.example', 'Rooms', {
    paths: {
      '/bookings': {
        post: {
          operationId: 'bookRoom',
          summary: 'Book a room and invite the others',
          'x-openai-isConsequential': true,
          requestBody: body(
            object({
              room_id: text('Id of the room'),
              start_time: text('When the meeting begins', { format: 'date-time' }),
              end_time: text('When the meeting ends', { format: 'date-time' }),
              message: text('Message that is sent to the people who are invited'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /bookings': ['message', 'time'] },
};

/** Sends mail. */
const mail: Service = {
  domain: 'mail.paperkite.example',
  schema: openApi('3.0.0', 'mail.paperkite.example', 'Post Room', {
    paths: {
      '/mails': {
        post: {
          operationId: 'sendMail',
          summary: 'Send a mail',
          'x-openai-isConsequential': true,
          requestBody: body(
            object({
              subject: text('Subject of the mail'),
              message_body: text('Text of the mail'),
              openaiFileIdRefs: list({ type: 'string' }, 'Files to attach'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /mails': ['message', 'file'] },
};

/** Makes slides. */
const slides: Service = {
  domain: 'slides.lanternworks.example',
  schema: openApi('3.1.0', 'slides.lanternworks.example', 'Carpenter', {
    paths: {
      '/decks': {
        post: {
          operationId: 'makeSlides',
          summary: 'Make slides',
          requestBody: body(
            object({
              title: text('Title of the presentation'),
              slides: list(
                object({
                  heading: text('Heading of the slide'),
                  bullets: list({ type: 'string' }, 'Bullet points of the slide'),
                }),
              ),
              source_url: text('Web page to turn into slides', { format: 'uri' }),
              theme: { type: 'string', enum: ['plain', 'oak', 'walnut'] },
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /decks': ['url', 'content'] },
};

/** Searches and reads the web; the schema is JSON text, and its operations have no summary. */
const search: Service = {
  domain: 'search.paperkite.example',
  schema: JSON.stringify(
    openApi('3.1.0', 'search.paperkite.example', 'Kite Search', {
      paths: {
        '/search': {
          get: {
            operationId: 'searchWeb',
            'x-openai-isConsequential': false,
            parameters: [
              inQuery('query', 'The words to search for'),
              inQuery('limit', 'Highest number of results', { type: 'integer' }),
            ],
            responses,
          },
        },
        '/read': {
          post: {
            'x-openai-isConsequential': false,
            requestBody: body(
              object({ url: text('Address of the web page to read', { format: 'uri' }) }),
            ),
            responses,
          },
        },
      },
    }),
  ),
  asksFor: { 'GET /search': ['query'], 'POST /read': ['url'] },
};

/** Keeps notebooks: an uploaded file, or text to typeset. */
const notebooks: Service = {
  domain: 'notebooks.meadow.example',
  schema: openApi('3.1.0', 'notebooks.meadow.example', 'Notebooks', {
    paths: {
      '/notebooks': {
        post: {
          operationId: 'uploadNotebook',
          summary: 'Upload a notebook',
          requestBody: body(
            object({
              file: { type: 'string', format: 'binary', description: 'Notebook of the user' },
            }),
            'multipart/form-data',
          ),
          responses,
        },
      },
      '/pages': {
        post: {
          operationId: 'typesetPage',
          summary: 'Typeset a page',
          requestBody: body(object({ markdown: text('Text to typeset, as Markdown') })),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /notebooks': ['file'], 'POST /pages': ['content'] },
};

/** Tells the time. Its parameters are constants, though their names sound personal. */
const clock: Service = {
  domain: 'clock.lanternworks.example',
  schema: openApi('3.1.0', 'clock.lanternworks.example', 'Clockwork', {
    paths: {
      '/now': {
        post: {
          operationId: 'tellTime',
          summary: 'Tell the time',
          requestBody: body(
            object({
              user_id: { type: 'string', const: 'clockwork-visitor' },
              api_key: { type: 'string', enum: ['public'] },
              email: text("Always 'nobody@clock.example'"),
              format: { type: 'string', enum: ['12h', '24h'] },
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /now': [] },
};

/** A thousand operations that ask for nothing about the user. */
const atlas: Service = {
  domain: 'atlas.lanternworks.example',
  schema: bigSchema(),
  asksFor: {},
};

export const officeServices = [tickets, rooms, mail, slides, search, notebooks, clock, atlas];
