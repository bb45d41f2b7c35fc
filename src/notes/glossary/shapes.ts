/** What kinds of things symbols stand for. The words are in `shapeTexts`. */
export const shapeIds = [
  ...(['data', 'dataPath', 'latent', 'vector', 'matrix', 'covariance', 'parameters'] as const),
  ...(['number', 'positive', 'variance', 'deviation', 'fraction', 'probability', 'nats', 'bits'] as const),
  ...(['step', 'time', 'count', 'index', 'label'] as const),
  ...(['density', 'conditionalDensity', 'dataMap', 'timeFunction', 'numberMap'] as const),
  ...(['process', 'equation', 'theorem', 'method', 'operator', 'relation', 'event', 'objective'] as const),
] as const;
export type ShapeId = (typeof shapeIds)[number];
