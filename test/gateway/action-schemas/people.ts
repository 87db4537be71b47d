import type { Service } from './service.ts';
import { body, inQuery, list, object, openApi, ref, responses, text } from './service.ts';

/** A health diary that signs in with the user's password. */
const pulse: Service = {
  domain: 'pulse.meadow.example',
  schema: openApi('3.1.0', 'pulse.meadow.example', 'Pulse', {
    paths: {
      '/session': {
        post: {
          operationId: 'signIn',
          summary: 'Sign in to the clinic',
          'x-openai-isConsequential': false,
          requestBody: body(
            object({ password: text("The user's password", { format: 'password' }) }),
          ),
          responses,
        },
      },
      '/readings': {
        parameters: [
          {
            ...{ name: 'X-Access-Token', in: 'header', required: true },
            description: 'Access token of the user',
            schema: { type: 'string' },
          },
        ],
        post: {
          operationId: 'addReading',
          summary: 'Add a reading to the diary',
          requestBody: body({ anyOf: [ref('Symptoms'), ref('Body')] }),
          responses,
        },
      },
      '/profile': {
        put: {
          operationId: 'saveProfile',
          summary: 'Save the profile',
          requestBody: body(
            object({ date_of_birth: text('Date of birth of the user', { format: 'date' }) }),
          ),
          responses,
        },
      },
    },
    components: {
      schemas: {
        Symptoms: object({
          symptoms: list({ type: 'string' }, 'Symptoms that the user describes'),
          medication: text('Medicines that the user takes'),
        }),
        Body: object({
          weight_kg: { type: 'number', description: 'Body weight of the user in kilograms' },
          blood_pressure: text('Blood pressure, such as 120/80'),
        }),
      },
    },
  }),
  asksFor: {
    'POST /session': ['credential'],
    'POST /readings': ['credential', 'health'],
    'PUT /profile': ['birth'],
  },
};

/** Reads the stars. */
const stars: Service = {
  domain: 'stars.lanternworks.example',
  schema: openApi('3.0.3', 'stars.lanternworks.example', 'Sundial', {
    paths: {
      '/horoscope': {
        post: {
          operationId: 'readStars',
          summary: 'Read the stars',
          requestBody: body(
            object({
              birth_date: text('Date on which the user was born', { format: 'date' }),
              birth_time: text('Time at which the user was born'),
              gender: text('Gender of the user', { enum: ['female', 'male', 'other'] }),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /horoscope': ['birth', 'person'] },
};

/** Applies for jobs. */
const jobs: Service = {
  domain: 'jobs.tinyharbour.example',
  schema: openApi('3.0.3', 'jobs.tinyharbour.example', 'Harbour Jobs', {
    paths: {
      '/jobs': {
        get: {
          operationId: 'searchJobs',
          summary: 'Search jobs',
          'x-openai-isConsequential': false,
          parameters: [inQuery('keywords', 'Words to search for')],
          responses,
        },
      },
      '/applications': {
        post: {
          operationId: 'apply',
          summary: 'Apply for a job',
          requestBody: body(
            object({
              job_id: text('Id of the job'),
              occupation: text('What the user does for a living'),
              education: list(object({ degree: text('Degree that the user has earned') })),
              skills: list({ type: 'string' }, 'Skills of the user'),
              website_url: text('Web address to show to the employer', { format: 'uri' }),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'GET /jobs': ['query'], 'POST /applications': ['person', 'url'] },
};

export const peopleServices = [pulse, stars, jobs];
