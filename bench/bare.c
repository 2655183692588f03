// The least that Linux lets one do to read the links, addresses and routes of many network namespaces: for each, enter it, open one
// netlink socket there, come back, and dump all three over that socket. Nothing is decoded. It makes the requests that netnsh makes.
//
//   bare ROUNDS PATH...   prints the number of objects in one round, then each round's milliseconds, one a line

#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char buffer[64 * 1024];

static void check(long result, const char *call) {
  if (result >= 0) return;
  perror(call);
  exit(1);
}

// Sends the request, reads its whole answer, and counts the objects in it.
static long dump(int socket, struct nlmsghdr *request) {
  long objects = 0;
  check(send(socket, request, request->nlmsg_len, 0), "send");
  for (;;) {
    long length = recv(socket, buffer, sizeof buffer, MSG_TRUNC);
    check(length, "recv");
    for (struct nlmsghdr *message = (void *)buffer; NLMSG_OK(message, length); message = NLMSG_NEXT(message, length)) {
      if (message->nlmsg_type == NLMSG_DONE) return objects;
      if (message->nlmsg_type == NLMSG_ERROR) exit(1);
      objects += 1;
    }
  }
}

static long read_namespace(int home, const char *path) {
  struct {
    struct nlmsghdr header;
    struct ifinfomsg link;
    struct rtattr mask_header;
    unsigned mask;
  } links = {
    { sizeof links, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, 1, 0 },
    { .ifi_family = AF_UNSPEC },
    { RTA_LENGTH(sizeof links.mask), IFLA_EXT_MASK },
    RTEXT_FILTER_SKIP_STATS,
  };
  struct {
    struct nlmsghdr header;
    struct ifaddrmsg address;
  } addresses = { { sizeof addresses, RTM_GETADDR, NLM_F_REQUEST | NLM_F_DUMP, 2, 0 }, { .ifa_family = AF_UNSPEC } };
  struct {
    struct nlmsghdr header;
    struct rtmsg route;
  } routes = { { sizeof routes, RTM_GETROUTE, NLM_F_REQUEST | NLM_F_DUMP, 3, 0 }, { .rtm_family = AF_UNSPEC } };

  int namespace = open(path, O_RDONLY | O_CLOEXEC);
  check(namespace, path);
  check(setns(namespace, CLONE_NEWNET), "setns");
  int netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  check(netlink, "socket");
  check(setns(home, CLONE_NEWNET), "setns back");
  long objects = dump(netlink, &links.header) + dump(netlink, &addresses.header) + dump(netlink, &routes.header);
  close(netlink);
  close(namespace);
  return objects;
}

static double now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int count, char **words) {
  if (count < 3) return 2;
  int home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  check(home, "/proc/self/ns/net");
  for (int round = -2; round < atoi(words[1]); round++) { // two to warm up
    long objects = 0;
    double start = now_ms();
    for (int at = 2; at < count; at++) objects += read_namespace(home, words[at]);
    if (round == -1) printf("%ld\n", objects);
    if (round >= 0) printf("%.3f\n", now_ms() - start);
  }
}
