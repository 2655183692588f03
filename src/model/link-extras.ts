/** What a link says of itself beyond `Link`, and few look at; as `ip -d link` prints it. `undefined` where the kernel says nothing of it. */
export interface LinkExtras {
  readonly index: number;
  /** How often the carrier came and went, and each of both alone. */
  readonly carrierChanges: number | undefined;
  readonly carrierUpCount: number | undefined;
  readonly carrierDownCount: number | undefined;
  readonly xdp: LinkXdp | undefined;
  /** The hardware address that the device came with, where the kernel knows one. */
  readonly permanentAddress: string | undefined;
  /** How many asked for all packets of the wire, and for all multicast. */
  readonly promiscuity: number | undefined;
  readonly allMulticast: number | undefined;
  /** Bytes. */
  readonly minMtu: number | undefined;
  /** Bytes; 0 is no limit. */
  readonly maxMtu: number | undefined;
  readonly transmitQueues: number | undefined;
  readonly receiveQueues: number | undefined;
  /** Bytes. */
  readonly gsoMaxSize: number | undefined;
  readonly gsoMaxSegments: number | undefined;
  /** Bytes. */
  readonly tsoMaxSize: number | undefined;
  readonly tsoMaxSegments: number | undefined;
  /** Bytes. */
  readonly groMaxSize: number | undefined;
  /** Bytes. */
  readonly gsoIpv4MaxSize: number | undefined;
  /** Bytes. */
  readonly groIpv4MaxSize: number | undefined;
  /** A protocol keeps the link down (`ip link set protodown on`), and why, a bit each. */
  readonly protocolDown: boolean | undefined;
  readonly protocolDownReasons: readonly number[];
  /** `default` or `dormant`: whether something in user space decides that the link is up. */
  readonly linkMode: string | undefined;
  /** How IPv6 makes link-local addresses: `eui64`, `none`, `stable_secret`, `random`. */
  readonly addressGeneration: string | undefined;
  /** The bus and the device that the link stands for: `pci`, `0000:00:1f.6`. */
  readonly parentBus: string | undefined;
  readonly parentDevice: string | undefined;
  /** Hexadecimal, without `0x`. */
  readonly physicalPortId: string | undefined;
  readonly physicalPortName: string | undefined;
  /** Hexadecimal, without `0x`. */
  readonly physicalSwitchId: string | undefined;
}

/** The BPF programs that see each packet first. */
export interface LinkXdp {
  /** `multi`: programs of several modes. */
  readonly mode: 'xdpgeneric' | 'xdpdrv' | 'xdpoffload' | 'multi';
  readonly programs: readonly XdpProgram[];
}

export interface XdpProgram {
  readonly mode: 'xdpgeneric' | 'xdpdrv' | 'xdpoffload';
  /** As `bpftool prog` counts them. */
  readonly id: number;
}

/** Of a link that vanished between two readings nothing more is known. */
export function unknownExtras(index: number): LinkExtras {
  return {
    index,
    carrierChanges: undefined,
    carrierUpCount: undefined,
    carrierDownCount: undefined,
    xdp: undefined,
    permanentAddress: undefined,
    promiscuity: undefined,
    allMulticast: undefined,
    minMtu: undefined,
    maxMtu: undefined,
    transmitQueues: undefined,
    receiveQueues: undefined,
    gsoMaxSize: undefined,
    gsoMaxSegments: undefined,
    tsoMaxSize: undefined,
    tsoMaxSegments: undefined,
    groMaxSize: undefined,
    gsoIpv4MaxSize: undefined,
    groIpv4MaxSize: undefined,
    protocolDown: undefined,
    protocolDownReasons: [],
    linkMode: undefined,
    addressGeneration: undefined,
    parentBus: undefined,
    parentDevice: undefined,
    physicalPortId: undefined,
    physicalPortName: undefined,
    physicalSwitchId: undefined,
  };
}
