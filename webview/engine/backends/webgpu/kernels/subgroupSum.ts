import { lanes } from '../plan/section';

/**
 * WGSL for the sum of a value over the workgroup, in all its invocations, with two barriers: subgroups sum their own
 * values, and each of them then sums what all of them found. Nothing is assumed of a subgroup's size, nor of which
 * invocations belong to it, which WGSL leaves to the device.
 */
export function subgroupSum(value: string, into: string): string {
  return `
    let ${into}Own = subgroupAdd(${value});
    let ${into}Rank = subgroupExclusiveAdd(1u);
    let ${into}Size = subgroupAdd(1u);
    workgroupBarrier();
    @shared[lane] = select(0.0f, ${into}Own, ${into}Rank == 0u);
    workgroupBarrier();
    var ${into}Found = 0.0f;
    for (var i = ${into}Rank; i < ${lanes}u; i += ${into}Size) { ${into}Found += @shared[i]; }
    let ${into} = subgroupAdd(${into}Found);`;
}
