import type { Service } from './service.ts';
import { body, inPath, inQuery, list, object, openApi, ref, responses, text } from './service.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Sells to companies. */
const shop: Service = {
  domain: 'shop.tinyharbour.example',
  schema: openApi('3.0.0', 'shop.tinyharbour.example', 'Tiny Harbour', {
    paths: {
      '/products': {
        get: {
          operationId: 'searchProducts',
          summary: 'Search products',
          parameters: [inQuery('q', 'What the user is looking for')],
          responses,
        },
      },
      '/quotes': {
        post: {
          operationId: 'requestQuote',
          summary: 'Request a quote for a company',
          requestBody: body(ref('Quote'), FORM, JSON_TYPE),
          responses,
        },
      },
    },
    components: {
      schemas: {
        Quote: object({
          company_name: text('Legal name of the company'),
          annual_revenue: { type: 'number', description: 'Yearly revenue of the company' },
          product_id: text('Id of the product'),
        }),
      },
    },
  }),
  asksFor: { 'GET /products': ['query'], 'POST /quotes': ['business'] },
};

/** A checkout, with objects in objects and several ways to pay. */
const counter: Service = {
  domain: 'counter.tinyharbour.example',
  schema: openApi('3.1.0', 'counter.tinyharbour.example', 'Counter', {
    paths: {
      '/orders': {
        post: {
          operationId: 'placeOrder',
          summary: 'Place an order',
          'x-openai-isConsequential': true,
          requestBody: body(ref('Order')),
          responses,
        },
      },
      '/orders/{orderId}': {
        get: {
          operationId: 'trackOrder',
          summary: 'Track an order',
          'x-openai-isConsequential': false,
          parameters: [inPath('orderId', 'Id of the order')],
          responses,
        },
      },
    },
    components: {
      schemas: {
        Order: object({
          recipient: object({ full_name: text('Full name of the person who gets the parcel') }),
          delivery: ref('Delivery'),
          payment: { oneOf: [ref('Card'), ref('BankAccount')] },
          lines: list(object({ sku: text('Article number'), quantity: { type: 'integer' } })),
        }),
        Delivery: object({
          street_address: text('Street and house number'),
          postal_code: text('Postal code of the delivery address'),
        }),
        Card: object({ card_number: text('Number of the credit card') }),
        BankAccount: object({ iban: text('IBAN of the bank account') }),
      },
    },
  }),
  asksFor: {
    'POST /orders': ['payment', 'address', 'name', 'business'],
    'GET /orders/{orderId}': [],
  },
};

/** Delivers parcels. */
const parcels: Service = {
  domain: 'parcels.northdesk.example',
  schema: openApi('3.0.1', 'parcels.northdesk.example', 'Parcels', {
    paths: {
      '/parcels/{parcelId}/delivery': {
        parameters: [inPath('parcelId', 'Number of the parcel')],
        get: {
          operationId: 'showDelivery',
          summary: 'Show when a parcel arrives',
          'x-openai-isConsequential': false,
          responses,
        },
        put: {
          operationId: 'changeDelivery',
          summary: 'Change when a parcel arrives',
          requestBody: body({
            allOf: [
              ref('Contact'),
              object({
                delivery_time: text('When the user is at home', { format: 'date-time' }),
              }),
            ],
          }),
          responses,
        },
      },
    },
    components: {
      schemas: { Contact: object({ phone: text('Telephone number for the driver') }) },
    },
  }),
  asksFor: {
    'GET /parcels/{parcelId}/delivery': [],
    'PUT /parcels/{parcelId}/delivery': ['phone', 'time'],
  },
};

export const shopServices = [shop, counter, parcels];
