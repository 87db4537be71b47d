import { advertising } from './advertising.ts';
import { foreignServices } from './languages.ts';
import { moneyServices } from './money.ts';
import { officeServices } from './office.ts';
import { peopleServices } from './people.ts';
import type { Service } from './service.ts';
import { shopServices } from './shops.ts';
import { travelServices } from './travel.ts';

/** Every invented service, by its domain. Together they ask for every kind of data, in every shape of schema. */
export const services: ReadonlyMap<string, Service> = new Map(
  [
    ...moneyServices,
    ...travelServices,
    ...shopServices,
    ...peopleServices,
    ...officeServices,
    ...foreignServices,
    advertising,
  ].map((service) => [service.domain, service]),
);
