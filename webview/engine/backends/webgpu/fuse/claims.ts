import type { Op } from '../../../graph/operations';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { FusionGraph, NodeOf } from './fusionGraph';

/** What a kernel does besides its own node. */
export interface Work {
  /** A product adds this vector to every pixel. */
  readonly perChannel?: number;
  /** Values that are added to the result. */
  readonly addends?: readonly number[];
  /** A residual block's 1×1 convolution that is summed in the same loop. */
  readonly shortcut?: NodeOf<'conv2d'>;
  /** The result is multiplied with SiLU's derivative at this value. */
  readonly siluGradientAt?: number;
  /** The SiLU of the result that is written, too. */
  readonly activated?: TrainingNode;
  /** The gradient is summed over the 2×2 pixels that repeat one. */
  readonly sumsUpsampled?: boolean;
  /** The sum of the result over the pixels that is written, too. */
  readonly pixelSums?: TrainingNode;
  /** The SiLU and dropout behind a normalisation. */
  readonly tail?: NormTail;
  /** A normalisation's adjoint, of all its gradients. */
  readonly normGradient?: NormGradient;
  /** Linear layers that are computed as one. */
  readonly group?: LinearGroup;
}

export interface NormTail {
  readonly silu: NodeOf<'silu'> | null;
  readonly dropout: NodeOf<'dropout'> | null;
}

export interface NormGradient {
  readonly norm: NodeOf<'groupNorm'>;
  /** The gradient by what stands behind the normalisation's tail. */
  readonly dy: number;
}

/** Linear layers of one input. */
export interface LinearGroup {
  readonly members: readonly NodeOf<'linear'>[];
  /** Names of parameters that lie in the group's matrices (parameterArena.ts). */
  readonly weight: string;
  readonly bias: string;
  readonly features: number;
}

/** A fusion: the owner's kernel also computes the nodes in `takes`. */
export interface Claim {
  /** Null where every kernel that reads the value computes it. */
  readonly owner: TrainingNode | null;
  readonly takes: readonly TrainingNode[];
  /** The one of `takes` whose value the owner writes from now on instead of its own. */
  readonly result?: TrainingNode;
  readonly work?: Work;
  /** The owner runs when these are there. */
  readonly after?: readonly TrainingNode[];
  /** The owner takes in nothing more. */
  readonly closed?: true;
}

/** One kind of fusion. Each claim takes effect before the pass looks for the next. */
export type Pass = (graph: FusionGraph, claims: ClaimsSoFar) => Iterable<Claim>;

/** What passes may ask of the claims before. */
export interface ClaimsSoFar {
  /** Whether another node's kernel does the work of this one. */
  isTaken(node: TrainingNode): boolean;
  /** The node whose kernel writes the value of this one and may take in more. */
  ownerOf(node: TrainingNode | undefined): TrainingNode | undefined;
  workOf(owner: TrainingNode): Work;
  /** The node whose value an owner's kernel writes. */
  resultOf(owner: TrainingNode): TrainingNode;
}

/** Operations whose kernels take in others. */
const owning: ReadonlySet<Op> = new Set<Op>([
  'conv2d',
  'linear',
  'conv2dInputGradient',
  'linearInputGradient',
  'groupNormInputGradient',
]);

interface Owner {
  readonly node: TrainingNode;
  readonly result: TrainingNode;
  readonly work: Work;
  readonly after: readonly TrainingNode[];
  readonly closed: boolean;
}

/** Which kernels there are, what each does and in which order they run. */
export class Claims implements ClaimsSoFar {
  private readonly taken = new Set<number>();
  private readonly owners = new Map<number, Owner>();
  /** Owners by the nodes whose values they write. */
  private readonly writers = new Map<number, TrainingNode>();

  constructor(private readonly graph: FusionGraph) {}

  run(pass: Pass): void {
    for (const claim of pass(this.graph, this)) {
      this.apply(claim);
    }
  }

  private apply({ owner, takes, result, work = {}, after = [], closed }: Claim): void {
    for (const { id } of takes) {
      this.taken.add(id);
    }
    if (!owner) {
      return;
    }
    const before = this.owner(owner);
    this.owners.set(owner.id, {
      node: owner,
      result: result ?? before.result,
      work: { ...before.work, ...work },
      after: [...before.after, ...after],
      closed: before.closed || closed === true,
    });
    if (result) {
      this.writers.set(result.id, owner);
    }
  }

  isTaken({ id }: TrainingNode): boolean {
    return this.taken.has(id);
  }

  ownerOf(node: TrainingNode | undefined): TrainingNode | undefined {
    if (!node) {
      return undefined;
    }
    const writer = this.writers.get(node.id);
    if (!writer && this.isTaken(node)) {
      return undefined;
    }
    const owner = writer ?? node;
    return owning.has(owner.operation.op) && !this.owner(owner).closed ? owner : undefined;
  }

  workOf(owner: TrainingNode): Work {
    return this.owner(owner).work;
  }

  resultOf(owner: TrainingNode): TrainingNode {
    return this.owner(owner).result;
  }

  /** The nodes that have kernels, each where the last of what it does stands in the graph. */
  inOrder(): readonly TrainingNode[] {
    return this.graph.nodes
      .filter((node) => !this.isTaken(node))
      .map((node) => ({ node, ...this.placeOf(node) }))
      .sort((a, b) => a.at - b.at || a.behind - b.behind)
      .map(({ node }) => node);
  }

  /** The node that a kernel stands at, and how many kernels stand there before it. */
  private placeOf(node: TrainingNode): { readonly at: number; readonly behind: number } {
    const { result, after } = this.owner(node);
    let place = { at: result.id, behind: 0 };
    for (const other of after) {
      const { at, behind } = this.placeOf(other);
      if (at >= place.at) {
        place = { at, behind: Math.max(behind + 1, at === place.at ? place.behind : 0) };
      }
    }
    return place;
  }

  private owner(node: TrainingNode): Owner {
    return this.owners.get(node.id) ?? { node, result: node, work: {}, after: [], closed: false };
  }
}
