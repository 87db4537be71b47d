import type { Action, CollectedData, Operation } from '../../utils/gpt/gpt.ts';
import { kindName } from '../../utils/i18n/kind-name.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AsksFor } from './asks-for.tsx';

/** Number of operations to show before the rest, which is collapsed: an Action can have dozens. */
const VISIBLE_OPERATIONS = 3;

/** Methods that, by the HTTP standard, change nothing. */
const READING_METHODS = ['get', 'head'];

/** What the GPT can do at the service of an Action. Cards leave it out, so their script does not contain it. */
export function ActionOperations({ action }: { action: Action }) {
  const { t } = useI18n();
  const { operations = [], omittedOperations = 0 } = action;
  if (operations.length === 0) return null;
  const rest = operations.slice(VISIBLE_OPERATIONS);
  return (
    <div class="operations">
      <p>{t('contacts.operations', { count: operations.length + omittedOperations })}</p>
      <OperationList operations={operations.slice(0, VISIBLE_OPERATIONS)} />
      {rest.length > 0 && (
        <details class="collapsible">
          <summary>{t('contacts.more-operations', { count: rest.length })}</summary>
          <OperationList operations={rest} />
        </details>
      )}
      {omittedOperations > 0 && (
        <p>{t('contacts.omitted-operations', { count: omittedOperations })}</p>
      )}
    </div>
  );
}

function OperationList({ operations }: { operations: Operation[] }) {
  return (
    <ul>
      {operations.map((operation) => (
        <OperationItem key={JSON.stringify(operation)} operation={operation} />
      ))}
    </ul>
  );
}

function OperationItem({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const { name, method, isCalledWithoutAsking, isPartlyRead, collects } = operation;
  return (
    <li class="operation">
      <strong class="operation-name">
        <bdi>{name}</bdi>
      </strong>
      <p>
        {t(READING_METHODS.includes(method) ? 'contacts.reads' : 'contacts.writes')}
        {isCalledWithoutAsking && ` · ${t('contacts.without-asking')}`}
      </p>
      <AsksFor operations={[operation]} isPartial={isPartlyRead} />
      <ParameterNames collects={collects} />
    </li>
  );
}

/** On demand, because parameter names mean little to most users. */
function ParameterNames({ collects }: { collects: CollectedData[] }) {
  const text = useI18n();
  const count = new Set(collects.flatMap(({ parameters }) => parameters)).size;
  if (count === 0) return null;
  return (
    <details class="collapsible">
      <summary>{text.t('contacts.parameters', { count })}</summary>
      <dl class="facts parameters">
        {collects.map(({ kind, parameters }) => (
          <div key={kind}>
            <dt>{kindName(text, kind)}</dt>
            {parameters.map((parameter) => (
              <dd key={parameter}>
                <bdi>{parameter}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
