import type { List, ListItem, Nodes, RootContent, Table, TableRow } from 'mdast';
import { type ComponentChildren, Fragment, h } from 'preact';
import { AnswerImage } from './answer-image.tsx';
import { AnswerLink } from './answer-link.tsx';
import { CitationMark } from './citation-mark.tsx';
import { CodeBlock } from './code-block.tsx';
import { getDirection } from './direction.ts';
import { FootnoteMark } from './footnote-mark.tsx';
import { NamedImage } from './named-image.tsx';
import { NamedAddress, NamedLink } from './named-link.tsx';
import { Once } from './once.ts';
import { TableFrame } from './table-frame.tsx';
import { TaskMark } from './task-mark.tsx';

/** The levels of headings above an answer: those of the page and its view. */
const OUTER_HEADINGS = 2;

/** Deeper elements are shown as text: the browser's stack is limited. */
const MAX_DEPTH = 60;

export function renderNodes(nodes: readonly Nodes[], depth = 0): ComponentChildren {
  return nodes.map((node, index) => <Fragment key={index}>{renderNode(node, depth)}</Fragment>);
}

/**
 * Renders the parts of a top-level element: several lists, quotes or tables as a single one. A part is rendered again only
 * when it changes.
 */
export function renderParts(parts: readonly RootContent[]): ComponentChildren {
  const [first] = parts;
  if (!first) return null;
  switch (first.type) {
    case 'list':
      return wrapList(first, renderEach(parts, renderItems));
    case 'blockquote':
      return <blockquote dir={getDirection(first)}>{renderEach(parts, renderChildren)}</blockquote>;
    case 'table':
      return (
        <TableFrame>
          <table dir={getDirection(first)}>
            <Once value={first} render={renderHead} />
            {renderEach(parts, renderRows)}
          </table>
        </TableFrame>
      );
    default:
      return renderEach(parts, (node) => renderNode(node, 0));
  }
}

function renderEach(
  parts: readonly RootContent[],
  render: (part: RootContent) => ComponentChildren,
): ComponentChildren {
  return parts.map((part, index) => <Once key={index} value={part} render={render} />);
}

function renderChildren(node: RootContent): ComponentChildren {
  return 'children' in node ? renderNodes(node.children, 1) : null;
}

function renderItems(node: RootContent): ComponentChildren {
  return node.type === 'list' ? renderListItems(node, 1) : null;
}

function renderHead(node: RootContent): ComponentChildren {
  const [head] = node.type === 'table' ? node.children : [];
  return node.type === 'table' && head ? <thead>{renderRow(head, node, 'th')}</thead> : null;
}

function renderRows(node: RootContent): ComponentChildren {
  if (node.type !== 'table') return null;
  const [, ...rows] = node.children;
  return rows.length > 0 && <tbody>{rows.map((row) => renderRow(row, node, 'td'))}</tbody>;
}

function renderRow(row: TableRow, { align }: Table, cell: 'th' | 'td'): ComponentChildren {
  return (
    <tr>
      {row.children.map(({ children }, index) => {
        const side = align?.[index];
        const attributes = {
          class: side ? `align-${side}` : undefined,
          dir: 'auto',
          scope: cell === 'th' ? 'col' : undefined,
        };
        return h(cell, attributes, renderNodes(children, 1));
      })}
    </tr>
  );
}

function wrapList(list: List, items: ComponentChildren): ComponentChildren {
  const direction = getDirection(list);
  if (!list.ordered) return <ul dir={direction}>{items}</ul>;
  return (
    <ol dir={direction} start={list.start ?? 1}>
      {items}
    </ol>
  );
}

function renderListItems({ children, spread }: List, depth: number): ComponentChildren {
  return children.map((item, index) => (
    <li key={index} class={getItemClass(item, spread)}>
      {typeof item.checked === 'boolean' && <TaskMark isDone={item.checked} />}
      {renderNodes(item.children, depth)}
    </li>
  ));
}

function getItemClass(
  { checked, spread }: ListItem,
  isListSpread: boolean | null | undefined,
): string | undefined {
  const classes = [
    ...(typeof checked === 'boolean' ? ['task'] : []),
    ...(spread || isListSpread ? ['spread'] : []),
  ];
  return classes.join(' ') || undefined;
}

function renderNode(node: Nodes, depth: number): ComponentChildren {
  if (depth > MAX_DEPTH) return toText(node);
  const renderInside = (nodes: readonly Nodes[]) => renderNodes(nodes, depth + 1);
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value;
    case 'paragraph':
      return <p dir="auto">{renderInside(node.children)}</p>;
    case 'heading': {
      const level = Math.min(node.depth + OUTER_HEADINGS, 6);
      return h(`h${level}`, { dir: 'auto' }, renderInside(node.children));
    }
    case 'emphasis':
      return <em>{renderInside(node.children)}</em>;
    case 'strong':
      return <strong>{renderInside(node.children)}</strong>;
    case 'delete':
      return <del>{renderInside(node.children)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'code':
      return <CodeBlock parts={[node.value]} language={node.lang ?? undefined} />;
    case 'list':
      return wrapList(node, renderListItems(node, depth + 1));
    case 'blockquote':
      return <blockquote dir={getDirection(node)}>{renderInside(node.children)}</blockquote>;
    case 'table':
      return renderParts([node]);
    case 'link':
      return hasImage(node.children) ? (
        <>
          {renderInside(node.children)}
          {renderLinkBelowImage(node.url, node.children)}
        </>
      ) : (
        <AnswerLink url={node.url} label={toText(node)}>
          {renderInside(node.children)}
        </AnswerLink>
      );
    case 'linkReference':
      return hasImage(node.children) ? (
        <>
          {renderInside(node.children)}
          <NamedAddress node={node} imageUrls={getImageUrls(node.children)} />
        </>
      ) : (
        <NamedLink node={node} label={toText(node)}>
          {renderInside(node.children)}
        </NamedLink>
      );
    case 'image':
      return <AnswerImage url={node.url} alt={node.alt ?? ''} />;
    case 'imageReference':
      return <NamedImage node={node} />;
    case 'citation':
      return <CitationMark citation={node} />;
    case 'footnoteReference':
      return <FootnoteMark node={node} />;
    default:
      return 'children' in node ? renderInside(node.children) : null;
  }
}

function hasImage(nodes: readonly Nodes[]): boolean {
  return nodes.some(({ type }) => type === 'image' || type === 'imageReference');
}

/** The image has a button, which cannot be inside of a link. Gateways link images to themselves. */
function renderLinkBelowImage(url: string, nodes: readonly Nodes[]): ComponentChildren {
  return getImageUrls(nodes).includes(url) ? null : (
    <AnswerLink url={url} label={url}>
      {url}
    </AnswerLink>
  );
}

/** The text of a node without its elements. */
function toText(node: Nodes): string {
  if ('children' in node) return node.children.map(toText).join('');
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}

function getImageUrls(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => (node.type === 'image' ? node.url : []));
}
