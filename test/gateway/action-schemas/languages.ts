import type { Service } from './service.ts';
import { body, inQuery, object, openApi, responses, text } from './service.ts';

const chinese: Service = {
  domain: 'kuaidi.northdesk.example',
  schema: openApi('3.1.0', 'kuaidi.northdesk.example', '快递小窗', {
    paths: {
      '/shipments': {
        post: {
          operationId: 'createShipment',
          summary: '创建寄件订单',
          requestBody: body(
            object({
              receiver: text('收件人的真实姓名'),
              mobile: text('收件人的手机号码'),
              detail: text('收货的详细地址，包括街道和门牌号'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /shipments': ['phone', 'address', 'name'] },
};

const spanish: Service = {
  domain: 'citas.meadow.example',
  schema: openApi('3.0.1', 'citas.meadow.example', 'Cita Serena', {
    paths: {
      '/citas': {
        post: {
          operationId: 'pedirCita',
          summary: 'Pide una cita en la consulta',
          requestBody: body(
            object({
              correo: text('Correo electrónico para la confirmación'),
              fecha_cita: text('Día y hora en que la persona quiere venir'),
              sintomas: text('Síntomas que describe la persona'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /citas': ['health', 'email', 'time'] },
};

const japanese: Service = {
  domain: 'techo.paperkite.example',
  schema: openApi('3.1.0', 'techo.paperkite.example', '約束の手帳', {
    paths: {
      '/yakusoku': {
        post: {
          operationId: 'addYakusoku',
          summary: '約束を手帳に書き込みます',
          requestBody: body(
            object({
              shimei: text('相手の氏名'),
              nichiji: text('約束の日時'),
              dengon: text('相手に送る伝言のメッセージ'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /yakusoku': ['name', 'message', 'time'] },
};

const german: Service = {
  domain: 'rathaus.northdesk.example',
  schema: openApi('3.0.0', 'rathaus.northdesk.example', 'Amtsstube', {
    paths: {
      '/antraege': {
        post: {
          operationId: 'antragStellen',
          summary: 'Stellt einen Antrag beim Amt',
          requestBody: body(
            object({
              vorname: text('Vorname der Person'),
              nachname: text('Nachname der Person'),
              geburtsdatum: text('Geburtsdatum der Person', { format: 'date' }),
              staatsangehoerigkeit: text('Staatsangehörigkeit der Person'),
            }),
          ),
          responses,
        },
      },
    },
  }),
  asksFor: { 'POST /antraege': ['birth', 'name', 'person'] },
};

const french: Service = {
  domain: 'carnet.railtimes.example',
  schema: openApi('3.1.0', 'carnet.railtimes.example', 'Carnet de Gare', {
    paths: {
      '/trajets': {
        get: {
          operationId: 'chercherTrajets',
          summary: 'Cherche des trajets entre deux villes',
          'x-openai-isConsequential': false,
          parameters: [
            inQuery('ville_depart', 'Ville de départ du voyage'),
            inQuery('ville_arrivee', 'Ville d’arrivée du voyage'),
          ],
          responses,
        },
      },
      '/alertes': {
        post: {
          operationId: 'creerAlerte',
          summary: 'Crée une alerte en cas de retard',
          requestBody: body(object({ courriel: text('Adresse e-mail qui reçoit les alertes') })),
          responses,
        },
      },
    },
  }),
  asksFor: { 'GET /trajets': ['place'], 'POST /alertes': ['email'] },
};

/** Services whose texts are not in English. */
export const foreignServices = [chinese, spanish, japanese, german, french];
