#!/bin/sh
# The first process of the second kernel, which scripts/second-kernel.js boots. It makes a machine out of the host's files, runs the
# work that lies in $NETNSH_FOLDER, and powers off. The root is an overlay: all of it can be written, and nothing of that stays.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH

if [ "$1" != furnished ]; then
  mount -t tmpfs tmpfs /run && mkdir -p /run/modules/lib/modules /run/upper /run/work /run/root
  mount --bind /usr/lib/uml/modules /run/modules/lib/modules
  mount -t proc proc /proc
  modprobe -d /run/modules overlay
  mount -t overlay -o lowerdir=/,upperdir=/run/upper,workdir=/run/work overlay /run/root && cd /run/root && mkdir -p host || exit
  pivot_root . host && exec chroot . "$0" furnished <host/dev/null >host/dev/tty1 2>&1
  exit 1 # the kernel panics
fi

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts /dev/shm /lib/modules
ln -s /proc/self/fd /dev/fd # shells open what <(…) gives there
mount -t devpts -o mode=620,ptmxmode=666 devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mount -t tmpfs -o mode=755 tmpfs /run
mount --bind /usr/lib/uml/modules /lib/modules
mkdir /run/host
mount -t hostfs -o "$NETNSH_FOLDER" hostfs /run/host
umount -l /host && rmdir /host
hostname second-kernel
ip link set lo up
stty -onlcr <&1

# What the kernel does not load by itself when it is asked for. Nothing of bonding's and of ifb's own accord.
modprobe -aq tun unix_diag udp_diag raw_diag packet_diag netlink_diag mpls_router mpls_iptunnel nf_tables ip_tables ip6_tables
modprobe -q bonding max_bonds=0
modprobe -q ifb numifbs=0
modprobe -q dummy numdummies=0
# The devices that come with the tunnels' modules stay away from new namespaces, which are as they are on a machine without such modules.
echo 2 >/proc/sys/net/core/fb_tunnels_only_for_init_net

: >/run/host/started
# Behind a pipe, so that nobody draws on it as on a terminal.
{
  sh /run/host/work
  echo $? >/run/host/status
} </dev/null 2>&1 | cat
echo o >/proc/sysrq-trigger
while :; do sleep 1; done
