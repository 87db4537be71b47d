import type { Service } from './service.ts';
import { body, inPath, inQuery, list, object, openApi, ref, responses, text } from './service.ts';

/** Keeps the books of a household. */
const ledger: Service = {
  domain: 'api.ledger.example',
  schema: openApi('3.1.0', 'api.ledger.example', 'Ledger', {
    paths: {
      '/entries': {
        get: {
          operationId: 'findEntries',
          summary: 'Find entries',
          'x-openai-isConsequential': false,
          parameters: [
            inQuery('search', 'What to search for, in the words of the user'),
            { $ref: '#/components/parameters/Page' },
            inQuery('sort', 'Order of the entries', { enum: ['newest', 'oldest'] }),
          ],
          responses,
        },
        post: {
          operationId: 'addEntry',
          summary: 'Add an entry',
          requestBody: body(ref('Entry')),
          responses,
        },
      },
      '/entries/{entryId}': {
        parameters: [inPath('entryId', 'Id of an entry in the ledger')],
        get: { operationId: 'showEntry', summary: 'Show an entry', responses },
        delete: { operationId: 'removeEntry', summary: 'Remove an entry', responses },
      },
    },
    components: {
      parameters: {
        Page: { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
      },
      schemas: {
        Entry: object(
          {
            iban: text('IBAN of the bank account that was charged'),
            transaction_amount: { type: 'number', description: 'Amount of the transaction' },
            currency: { type: 'string', enum: ['EUR', 'USD', 'CNY'] },
          },
          { required: ['iban', 'transaction_amount'] },
        ),
      },
    },
  }),
  asksFor: {
    'GET /entries': ['query'],
    'POST /entries': ['payment'],
    'GET /entries/{entryId}': [],
    'DELETE /entries/{entryId}': [],
  },
};

/** Writes and collects invoices: reads and writes, of which one is called without asking. */
const desk: Service = {
  domain: 'desk.ledger.example',
  schema: openApi('3.1.0', 'desk.ledger.example', 'Ledger Desk', {
    paths: {
      '/invoices': {
        get: {
          operationId: 'findInvoices',
          summary: 'Find invoices',
          'x-openai-isConsequential': false,
          parameters: [
            inQuery('query', 'The question about invoices, in the words of the user'),
            inQuery('limit', 'Highest number of invoices to return', { type: 'integer' }),
          ],
          responses,
        },
        post: {
          operationId: 'sendInvoice',
          summary: 'Write an invoice, send it and charge the card',
          'x-openai-isConsequential': true,
          requestBody: body(ref('Invoice')),
          responses,
        },
      },
      '/invoices/{invoiceId}': {
        parameters: [inPath('invoiceId', 'Id of an invoice')],
        get: { operationId: 'showInvoice', summary: 'Show an invoice', responses },
        delete: { 'x-openai-isConsequential': true, responses },
      },
      '/reminders': {
        post: {
          operationId: 'sendReminder',
          summary: 'Send a reminder as a text message',
          requestBody: body(
            object({
              invoice_id: text('Id of the invoice that is due'),
              phone_number: text('Telephone number that receives the reminder'),
            }),
          ),
          responses,
        },
      },
    },
    components: {
      schemas: {
        Invoice: object({
          email: text('E-mail address that the invoice is sent to', { format: 'email' }),
          card_number: text('Number of the credit card that is charged'),
          lines: list(ref('Line'), 'The lines of the invoice'),
        }),
        Line: object({
          article_id: text('Id of the article in the catalog'),
          quantity: { type: 'integer', minimum: 1 },
        }),
      },
    },
  }),
  asksFor: {
    'GET /invoices': ['query'],
    'POST /invoices': ['payment', 'email'],
    'GET /invoices/{invoiceId}': [],
    'DELETE /invoices/{invoiceId}': [],
    'POST /reminders': ['phone'],
  },
};

export const moneyServices = [ledger, desk];
