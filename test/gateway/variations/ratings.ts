import { each, type Variations } from './variation.ts';

/** Ratings and conversations, known and unknown. */
export const ratingVariations: Variations = {
  'no metrics': ({ gizmo }) => gizmo.vanity_metrics === undefined,
  'null metrics': ({ gizmo }) => gizmo.vanity_metrics === null,
  'metrics that are all null': ({ gizmo: { vanity_metrics: metrics } }) =>
    Boolean(metrics) && Object.values(metrics ?? {}).every((value) => value === null),
  'no review stats': ({ gizmo: { vanity_metrics: metrics } }) =>
    Boolean(metrics) && !('review_stats' in (metrics ?? {})),
  'null review stats': ({ gizmo }) => gizmo.vanity_metrics?.review_stats === null,
  'zero ratings': ({ gizmo }) => gizmo.vanity_metrics?.review_stats?.count === 0,
  'ratings by rating': ({ gizmo }) => gizmo.vanity_metrics?.review_stats?.by_rating !== undefined,
  ...each(
    'conversations',
    ['80+', '1K+', '25K+', '900K+', '60M+'],
    (floor) =>
      ({ gizmo }) =>
        gizmo.vanity_metrics?.num_conversations_str === floor,
  ),
};
