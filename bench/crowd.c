// A process in each of many network namespaces, with a socket that listens there, so that there is something to search through.
//
//   crowd PREFIX FROM TO   goes to PREFIX0, PREFIX1 and so on, prints a line when all are there, and ends them when its standard input ends

#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void check(long result, const char *call) {
  if (result >= 0) return;
  perror(call);
  exit(1);
}

static void live_in(const char *prefix, int number) {
  char path[4096];
  snprintf(path, sizeof path, "%s%d", prefix, number);
  check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  int namespace = open(path, O_RDONLY | O_CLOEXEC);
  check(namespace, path);
  check(setns(namespace, CLONE_NEWNET), "setns");
  close(namespace);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  check(listener, "socket");
  check(listen(listener, 1), "listen");
}

int main(int count, char **words) {
  if (count != 4) return 2;
  int from = atoi(words[2]), to = atoi(words[3]);
  int arrived[2];
  check(pipe(arrived), "pipe");
  for (int number = from; number < to; number++) {
    int child = fork();
    check(child, "fork");
    if (child > 0) continue;
    live_in(words[1], number);
    check(write(arrived[1], "", 1), "write");
    close(arrived[0]);
    close(arrived[1]);
    for (;;) pause();
  }
  close(arrived[1]);
  char byte;
  for (int number = from; number < to; number++) {
    if (read(arrived[0], &byte, 1) != 1) return 1; // one of them has said why
  }
  puts("ready");
  fflush(stdout);
  while (read(0, &byte, 1) > 0) continue;
}
