// Reads a job from the file named by the first argument, and obeys lines from standard input: `run THREADS` runs all
// members and prints the seconds that it took; `write FILE` writes the outputs, `[output][step][member]`, and a byte
// for each member that tells whether all its values are finite.
static Job job;
static atomic_long next_tile;

// Members whose outputs fill one line of the cache.
#define TILE (8 / LANES)

static void run_tile(long tile) {
  for (long group = tile * TILE; group < (tile + 1) * TILE && group < job.groups; group++) {
    V frame[FRAME + 1];
    for (int at = 0; at < FRAME; at++) frame[at] = all(0);
    for (int at = 0; at < SETTINGS; at++) frame[places[at]] = job.settings[group * SETTINGS + at];
    run_group(&job, frame, job.tape + group * job.steps * SHOCKS, job.outputs + group * LANES);
    for (int lane = 0; lane < LANES; lane++) job.finite[group * LANES + lane] = frame[FRAME][lane] == 0;
  }
}

static void *work(void *nothing) {
  const long tiles = (job.groups + TILE - 1) / TILE;
  for (long tile; (tile = atomic_fetch_add(&next_tile, 1)) < tiles;) run_tile(tile);
  return nothing;
}

static double run(int threads) {
  pthread_t others[64];
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  next_tile = 0;
  for (int at = 1; at < threads; at++) pthread_create(&others[at], NULL, work, NULL);
  work(NULL);
  for (int at = 1; at < threads; at++) pthread_join(others[at], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  return (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
}

// Memory on the boundaries of large pages, which the system may then use, filled with zeros so that it is really there.
static void *memory(size_t bytes) {
  const size_t whole = (bytes + 0x1fffff) & ~(size_t)0x1fffff;
  void *place = aligned_alloc(0x200000, whole);
  if (!place) exit(3);
  memset(place, 0, whole);
  return place;
}

static void *part(FILE *file, size_t bytes) {
  void *place = memory(bytes + 1);
  if (fread(place, 1, bytes, file) != bytes) exit(4);
  return place;
}

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
  int64_t sizes[4];
  if (!file || fread(sizes, 8, 4, file) != 4) return 2;
  job.members = sizes[0];
  job.steps = sizes[1];
  job.groups = (job.members + LANES - 1) / LANES;
  job.width = (job.members + 7) / 8 * 8;
  job.stride = job.width * job.steps;
  job.rows = part(file, 8 * ROW * job.steps);
  job.change_starts = part(file, 8 * (job.steps + 1));
  job.changes = part(file, sizeof(Item) * sizes[2]);
  job.event_starts = part(file, 8 * (job.steps + 1));
  job.events = part(file, sizeof(Item) * sizes[3]);
  job.settings = part(file, sizeof(V) * SETTINGS * job.groups);
  job.tape = part(file, sizeof(V) * SHOCKS * job.steps * job.groups);
  fclose(file);
  job.outputs = memory(8 * job.stride * OUTPUTS);
  job.finite = memory(job.width);

  char line[4096];
  int threads;
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    if (sscanf(line, "run %d", &threads) == 1 && threads >= 1 && threads <= 64) printf("%.9f\n", run(threads));
    if (strncmp(line, "write ", 6) == 0) {
      FILE *written = fopen(line + 6, "wb");
      if (!written) return 5;
      for (long column = 0; column < OUTPUTS * job.steps; column++) fwrite(job.outputs + column * job.width, 8, job.members, written);
      fwrite(job.finite, 1, job.members, written);
      if (fclose(written)) return 5;
      printf("written\n");
    }
    fflush(stdout);
  }
  return 0;
}
