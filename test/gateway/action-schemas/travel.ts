import type { Service } from './service.ts';
import { inPath, inQuery, openApi, responses, swagger } from './service.ts';

/** Finds trains and reserves seats; described in Swagger 2. */
const railtimes: Service = {
  domain: 'plugins.railtimes.example',
  schema: swagger('plugins.railtimes.example', 'Rail Times', {
    consumes: ['application/json'],
    parameters: {
      Limit: { name: 'limit', in: 'query', type: 'integer', maximum: 20 },
    },
    paths: {
      '/connections': {
        get: {
          operationId: 'findConnections',
          summary: 'Find connections',
          'x-openai-isConsequential': false,
          parameters: [
            {
              ...{ name: 'origin', in: 'query', type: 'string', required: true },
              description: 'Station or town where the journey begins',
            },
            {
              ...{ name: 'destination', in: 'query', type: 'string', required: true },
              description: 'Station or town where the journey ends',
            },
            {
              ...{ name: 'departure_time', in: 'query', type: 'string', format: 'date-time' },
              description: 'When the user wants to leave',
            },
            { $ref: '#/parameters/Limit' },
          ],
          responses,
        },
      },
      '/reservations': {
        post: {
          operationId: 'reserveSeat',
          summary: 'Reserve a seat',
          parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Reservation' } }],
          responses,
        },
      },
      '/trains/{trainId}/delays': {
        parameters: [{ name: 'trainId', in: 'path', type: 'string', required: true }],
        get: { operationId: 'showDelays', responses },
        post: {
          operationId: 'reportDelay',
          summary: 'Report a delay',
          consumes: ['application/x-www-form-urlencoded'],
          parameters: [
            {
              ...{ name: 'station', in: 'formData', type: 'string' },
              description: 'Station at which the user is waiting',
            },
            { name: 'minutes', in: 'formData', type: 'integer' },
          ],
          responses,
        },
      },
    },
    definitions: {
      Reservation: {
        type: 'object',
        properties: {
          passenger_name: { type: 'string', description: 'First and last name of the passenger' },
          train_id: { type: 'string', description: 'Id of the train' },
          seat: { type: 'string', enum: ['window', 'aisle'] },
        },
      },
    },
  }),
  asksFor: {
    'GET /connections': ['place', 'time'],
    'POST /reservations': ['name'],
    'GET /trains/{trainId}/delays': [],
    'POST /trains/{trainId}/delays': ['place'],
  },
};

/** Forecasts the weather. */
const weatherdesk: Service = {
  domain: 'gpt.weatherdesk.example',
  schema: openApi('3.0.1', 'gpt.weatherdesk.example', 'Weather Desk', {
    paths: {
      '/forecast': {
        get: {
          operationId: 'getForecast',
          summary: 'Get the forecast',
          'x-openai-isConsequential': false,
          parameters: [
            inQuery('city', 'City or town to forecast the weather for'),
            inQuery('days', 'Number of days', { type: 'integer', maximum: 10 }),
            inQuery('units', 'Units of the answer', { enum: ['metric', 'imperial'] }),
            {
              ...{ name: 'X-Api-Version', in: 'header', required: true },
              schema: { type: 'string', enum: ['2'] },
            },
          ],
          responses,
        },
      },
    },
  }),
  asksFor: { 'GET /forecast': ['place'] },
};

/** Tells where the power is out. */
const grid: Service = {
  domain: 'grid.northdesk.example',
  schema: openApi('3.0.0', 'grid.northdesk.example', 'Grid', {
    paths: {
      '/outages': {
        get: {
          operationId: 'findOutages',
          summary: 'Find power outages near a home',
          parameters: [inQuery('postcode', 'Postcode of the home')],
          responses,
        },
      },
      '/plants/{plantId}/output': {
        get: {
          operationId: 'getOutput',
          summary: 'Get the output of a power plant',
          parameters: [
            inPath('plantId', 'Id of a power plant'),
            inQuery('resolution', 'Resolution of the series', { enum: ['hour', 'day'] }),
          ],
          responses,
        },
      },
    },
  }),
  asksFor: { 'GET /outages': ['address'], 'GET /plants/{plantId}/output': [] },
};

export const travelServices = [railtimes, weatherdesk, grid];
