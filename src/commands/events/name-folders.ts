/** Where ip(8), podman and docker keep names of namespaces. What others do is found by looking. */
export const nameFolders: readonly string[] = ['/run/netns', '/run/docker/netns', '/run/snap.docker/netns'];
