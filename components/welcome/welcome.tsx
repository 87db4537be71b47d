import { GatewaySection, type GatewaySectionProps } from '../options/gateway-section.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props extends GatewaySectionProps {
  /** The id of the sample GPT, which exists on this page only. */
  sampleId: string;
  /** The id of a real GPT. */
  realId: string;
}

/** The welcome page: what the extension does and sends, its setup, and a GPT to try. */
export function Welcome({ sampleId, realId, ...gateway }: Props) {
  const { t } = useI18n();
  return (
    <main>
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.what', { id: realId })}</p>
      <section class="panel" aria-labelledby="sample">
        <h2 id="sample">{t('welcome.sample')}</h2>
        <p>{t('welcome.sample-hint')}</p>
        <GptLink id={sampleId} name={t('welcome.sample.name')} />
        <p class="hint">{t('welcome.sample-note')}</p>
      </section>
      <section class="panel" aria-labelledby="sent">
        <h2 id="sent">{t('welcome.sent')}</h2>
        <ul class="privacy-list">
          <li>{t('welcome.sent-nothing')}</li>
          <li>{t('welcome.sent-id')}</li>
          <li>{t('welcome.sent-picture')}</li>
          <li>{t('welcome.sent-never')}</li>
        </ul>
      </section>
      <GatewaySection {...gateway} managesSeveral={false} />
      <section class="panel" aria-labelledby="try">
        <h2 id="try">{t('welcome.try')}</h2>
        {gateway.gateways.all.length > 0 ? <TryIt id={realId} /> : <p>{t('welcome.try-later')}</p>}
      </section>
    </main>
  );
}

function TryIt({ id }: { id: string }) {
  const { t } = useI18n();
  return (
    <>
      <p>{t('welcome.try-hint')}</p>
      <GptLink id={id} name={`chatgpt.com/g/${id}`} />
      <p class="hint">{t('welcome.try-anywhere')}</p>
    </>
  );
}

/** A link as web pages have it. */
function GptLink({ id, name }: { id: string; name: string }) {
  return (
    <a
      class="gpt-link"
      id={id}
      href={`https://chatgpt.com/g/${id}`}
      target="_blank"
      rel="noreferrer"
    >
      {name}
    </a>
  );
}
