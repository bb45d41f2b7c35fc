import { stretch, type Rule } from './elementwiseRules';
import { one, isFew, broadcast, type OperatorCall, type Outcome } from './operatorCall';
import { countOf, mostKnown } from './tensorValue';

function shape(call: OperatorCall): Outcome {
  const { dims } = call.input(0);
  const end = call.ints('end')?.[0];
  const part = dims.slice(call.int('start', 0), end ?? dims.length);
  return one(call.made('int64', [part.length], part));
}

function reshape(call: OperatorCall): Outcome {
  const input = call.input(0);
  const asked = call.has(1) ? call.known(1) : (call.ints('shape') ?? call.refuseShapes());
  const allowZero = call.int('allowzero', 0) === 1;
  const dims = asked.map((extent, i) =>
    extent === 0 && !allowZero ? (input.dims[i] ?? call.refuseShapes()) : extent,
  );
  const open = dims.indexOf(-1);
  if (open >= 0) {
    const rest = countOf(dims.filter((_, i) => i !== open));
    dims[open] = rest === 0 ? 0 : countOf(input.dims) / rest;
  }
  if (countOf(dims) !== countOf(input.dims)) {
    call.refuseShapes();
  }
  return one(call.made(input.type, dims, input.data));
}

function flatten(call: OperatorCall): Outcome {
  const input = call.input(0);
  const stated = call.int('axis', 1);
  const axis = stated < 0 ? stated + input.dims.length : stated;
  const dims = [countOf(input.dims.slice(0, axis)), countOf(input.dims.slice(axis))];
  return one(call.made(input.type, dims, input.data));
}

function squeeze(call: OperatorCall): Outcome {
  const input = call.input(0);
  const { length: rank } = input.dims;
  const stated = call.knownOr(1, 'axes');
  const axes = stated
    ? stated.map((axis) => call.axis(axis, rank))
    : input.dims.flatMap((extent, i) => (extent === 1 ? [i] : []));
  if (axes.some((axis) => input.dims[axis] !== 1)) {
    call.refuseShapes();
  }
  const dims = input.dims.filter((_, i) => !axes.includes(i));
  return one(call.made(input.type, dims, input.data));
}

function unsqueeze(call: OperatorCall): Outcome {
  const input = call.input(0);
  const stated = call.knownOr(1, 'axes') ?? call.refuseShapes();
  const rank = input.dims.length + stated.length;
  const axes = stated.map((axis) => call.axis(axis, rank));
  if (new Set(axes).size !== axes.length) {
    call.refuseShapes();
  }
  const rest = [...input.dims];
  const dims = Array.from({ length: rank }, (_, i) =>
    axes.includes(i) ? 1 : (rest.shift() ?? call.refuseShapes()),
  );
  return one(call.made(input.type, dims, input.data));
}

function transpose(call: OperatorCall): Outcome {
  const { type, dims } = call.input(0);
  const order = call.ints('perm') ?? dims.map((_, i) => dims.length - 1 - i);
  if (order.length !== dims.length || new Set(order).size !== dims.length) {
    call.refuseShapes();
  }
  return one(
    call.made(
      type,
      order.map((axis) => dims[axis] ?? call.refuseShapes()),
    ),
  );
}

function concat(call: OperatorCall): Outcome {
  const values = call.inputs.map((_, index) => call.input(index));
  const [first] = values;
  if (!first) {
    return call.refuseShapes();
  }
  const axis = call.axis(call.int('axis', 0), first.dims.length);
  const fits = values.every(
    ({ dims }) =>
      dims.length === first.dims.length && dims.every((extent, i) => i === axis || extent === first.dims[i]),
  );
  if (!fits) {
    call.refuseShapes();
  }
  const length = values.reduce((sum, { dims }) => sum + (dims[axis] ?? 0), 0);
  const dims = first.dims.map((extent, i) => (i === axis ? length : extent));
  const known = dims.length === 1 && length <= mostKnown && values.every(({ data }) => data);
  return one(call.made(first.type, dims, known ? values.flatMap(({ data }) => data ?? []) : undefined));
}

function split(call: OperatorCall): Outcome {
  const input = call.input(0);
  const axis = call.axis(call.int('axis', 0), input.dims.length);
  const extent = input.dims[axis] ?? 0;
  const count = call.outputCount;
  const each = Math.ceil(extent / count);
  const parts =
    call.knownOr(1, 'split') ??
    Array.from({ length: count }, (_, i) => Math.max(0, Math.min(each, extent - i * each)));
  if (parts.length !== count || parts.reduce((sum, part) => sum + part, 0) !== extent) {
    call.refuseShapes();
  }
  let from = 0;
  return {
    outputs: parts.map((part) => {
      const dims = input.dims.map((size, i) => (i === axis ? part : size));
      const data = input.dims.length === 1 ? input.data?.slice(from, from + part) : undefined;
      from += part;
      return call.made(input.type, dims, data);
    }),
  };
}

function slice(call: OperatorCall): Outcome {
  const input = call.input(0);
  const starts = call.knownOr(1, 'starts') ?? call.refuseShapes();
  const ends = call.knownOr(2, 'ends') ?? call.refuseShapes();
  const axes = call.knownOr(3, 'axes') ?? starts.map((_, i) => i);
  const steps = call.has(4) ? call.known(4) : starts.map(() => 1);
  const dims = [...input.dims];
  let picked = input.dims.length === 1 ? input.data : undefined;
  axes.forEach((stated, i) => {
    const axis = call.axis(stated, dims.length);
    const extent = dims[axis] ?? 0;
    const step = steps[i] ?? 0;
    if (step === 0) {
      call.refuseShapes();
    }
    const place = (value: number, least: number, most: number): number =>
      Math.min(Math.max(value < 0 ? value + extent : value, least), most);
    const last = step > 0 ? extent : extent - 1;
    const start = place(starts[i] ?? call.refuseShapes(), 0, last);
    const end = place(ends[i] ?? call.refuseShapes(), step > 0 ? 0 : -1, last);
    const length = Math.max(0, Math.ceil((end - start) / step));
    dims[axis] = length;
    picked = picked && Array.from({ length }, (_, k) => picked?.[start + k * step] ?? NaN);
  });
  return one(call.made(input.type, dims, picked));
}

function gather(call: OperatorCall): Outcome {
  const [input, indices] = [call.input(0), call.input(1)];
  const axis = call.axis(call.int('axis', 0), input.dims.length);
  const dims = [...input.dims.slice(0, axis), ...indices.dims, ...input.dims.slice(axis + 1)];
  const { data } = input;
  const known = input.dims.length === 1 && data && indices.data;
  const picked = known
    ? indices.data.map((index) => data[index < 0 ? index + data.length : index] ?? NaN)
    : undefined;
  return one(call.made(input.type, dims, picked?.every(Number.isFinite) ? picked : undefined));
}

function gatherElements(call: OperatorCall): Outcome {
  return one(call.made(call.input(0).type, call.input(1).dims));
}

function gatherND(call: OperatorCall): Outcome {
  const [input, indices] = [call.input(0), call.input(1)];
  const batch = call.int('batch_dims', 0);
  const depth = indices.dims.at(-1) ?? call.refuseShapes();
  if (batch + depth > input.dims.length) {
    call.refuseShapes();
  }
  return one(call.made(input.type, [...indices.dims.slice(0, -1), ...input.dims.slice(batch + depth)]));
}

function expand(call: OperatorCall): Outcome {
  const input = call.input(0);
  const dims = broadcast(call, [input.dims, call.known(1)]);
  const data = input.data && isFew(countOf(dims)) ? stretch(input.data, input.dims, dims) : undefined;
  return one(call.made(input.type, dims, data));
}

function tile(call: OperatorCall): Outcome {
  const input = call.input(0);
  const repeats = call.known(1);
  if (repeats.length !== input.dims.length) {
    call.refuseShapes();
  }
  return one(
    call.made(
      input.type,
      input.dims.map((extent, i) => extent * (repeats[i] ?? 0)),
    ),
  );
}

function pad(call: OperatorCall): Outcome {
  const input = call.input(0);
  const { length: rank } = input.dims;
  const pads = call.knownOr(1, 'pads') ?? call.refuseShapes();
  const axes = call.has(3) ? call.known(3).map((axis) => call.axis(axis, rank)) : input.dims.map((_, i) => i);
  if (pads.length !== 2 * axes.length) {
    call.refuseShapes();
  }
  const dims = [...input.dims];
  axes.forEach((axis, i) => {
    dims[axis] = (dims[axis] ?? 0) + (pads[i] ?? 0) + (pads[i + axes.length] ?? 0);
  });
  return one(call.made(input.type, dims));
}

function resize(call: OperatorCall): Outcome {
  const input = call.input(0);
  if (call.text('keep_aspect_ratio_policy', 'stretch') !== 'stretch') {
    call.unbounded();
  }
  // Before opset 11 the factors are the second input; before 9, of Upsample, an attribute.
  const factorsAt = call.opset < 11 ? 1 : 2;
  const axes =
    call.ints('axes')?.map((axis) => call.axis(axis, input.dims.length)) ?? input.dims.map((_, i) => i);
  const sizes = call.opset >= 11 && call.has(3) ? call.known(3) : undefined;
  const factors = sizes ? [] : call.has(factorsAt) ? call.known(factorsAt) : call.attribute('scales')?.floats;
  const stated = sizes ?? factors ?? call.refuseShapes();
  if (stated.length !== axes.length) {
    call.refuseShapes();
  }
  const dims = [...input.dims];
  axes.forEach((axis, i) => {
    const extent = dims[axis] ?? 0;
    dims[axis] = sizes ? (sizes[i] ?? 0) : Math.floor(Math.fround(Math.fround(stated[i] ?? 0) * extent));
  });
  const result = call.made(input.type, dims);
  // Cubic and linear interpolation keep tables of places and weights.
  return {
    outputs: [result],
    workspace: 64 * dims.reduce((sum, extent) => sum + extent, 0),
    flops: 10 * countOf(dims),
  };
}

function spaceAndDepth(call: OperatorCall): Outcome {
  const { type, dims } = call.input(0);
  const [n = 0, c = 0, h = 0, w = 0] = dims;
  const block = call.int('blocksize', 0);
  if (dims.length !== 4 || !(block > 0)) {
    call.refuseShapes();
  }
  const toSpace = call.type === 'DepthToSpace';
  return one(
    call.made(
      type,
      toSpace ? [n, c / block ** 2, h * block, w * block] : [n, c * block ** 2, h / block, w / block],
    ),
  );
}

function size(call: OperatorCall): Outcome {
  return one(call.made('int64', [], [countOf(call.input(0).dims)]));
}

export const shapeRules: Readonly<Record<string, Rule>> = {
  Shape: shape,
  Size: size,
  Reshape: reshape,
  Flatten: flatten,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Transpose: transpose,
  Concat: concat,
  Split: split,
  Slice: slice,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherND,
  Expand: expand,
  Tile: tile,
  Pad: pad,
  Resize: resize,
  Upsample: resize,
  DepthToSpace: spaceAndDepth,
  SpaceToDepth: spaceAndDepth,
};
