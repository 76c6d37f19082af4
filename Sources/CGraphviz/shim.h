// What Swift cannot call directly, and what differs between releases of Graphviz, from 2.42 to 16: macros that became
// enumerations, global descriptors, `char *` parameters that are only read, and the length of gvRenderData, which is
// `unsigned int` up to Graphviz 12 and `size_t` afterwards.
#ifndef ENTREGENT_CGRAPHVIZ_SHIM_H
#define ENTREGENT_CGRAPHVIZ_SHIM_H

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#if __has_include(<gvc.h>)
#include <gvc.h>
#include <cgraph.h>
#else
#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>
#endif

static inline Agraph_t *shim_open(int directed) {
  return agopen((char *)"g", directed ? Agstrictdirected : Agstrictundirected, NULL);
}

static inline Agnode_t *shim_vertex(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

static inline Agedge_t *shim_edge(Agraph_t *graph, Agnode_t *source, Agnode_t *target) {
  return agedge(graph, source, target, NULL, 1);
}

// The one copy of a name that the graph keeps; its address becomes the number of what bears the name.
static inline const char *shim_kept(Agraph_t *graph, const char *name) { return agstrdup(graph, (char *)name); }

// A part of the graph under a name of its own, and a vertex taken into it.
static inline Agraph_t *shim_part(Agraph_t *graph, const char *name) {
  return agsubg(graph, (char *)name, 1);
}

static inline void shim_take(Agraph_t *part, Agnode_t *vertex) { agsubnode(part, vertex, 1); }

// The value an attribute has where nothing is set.
static inline void shim_default_of_graphs(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGRAPH, (char *)name, (char *)value);
}

static inline void shim_default_of_vertices(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGNODE, (char *)name, (char *)value);
}

static inline void shim_default_of_edges(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGEDGE, (char *)name, (char *)value);
}

static inline void shim_set(void *object, const char *name, const char *value) {
  agset(object, (char *)name, (char *)value);
}

static inline double shim_x(Agnode_t *vertex) { return ND_coord(vertex).x; }
static inline double shim_y(Agnode_t *vertex) { return ND_coord(vertex).y; }

static inline void shim_on_message(int (*handler)(char *)) { agseterrf((agusererrf)handler); }

// Starts the generators that the engines draw from; sfdp draws before it sets a seed of its own.
static inline void shim_seed(unsigned int seed) {
  srand(seed);
  srand48((long)seed);
}

// Renders the graph; the caller frees `*bytes` with gvFreeRenderData. Returns 0 when it went well.
static inline int shim_render(GVC_t *context, Agraph_t *graph, const char *format, char **bytes, size_t *length) {
  union {
    unsigned int narrow;
    size_t wide;
  } size = {.wide = 0};
  int failed = gvRenderData(context, graph, format, bytes, (void *)&size);
  *length = _Generic(&gvRenderData,
      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *): (size_t)size.narrow,
      default: size.wide);
  return failed;
}

// Runs `body` to its end on a thread with a stack of its own; 0, or the code of the call that refused.
static inline int shim_run(void *(*body)(void *), void *argument, size_t stack) {
  pthread_attr_t attributes;
  pthread_t thread;
  int code = pthread_attr_init(&attributes);
  if (code != 0) return code;
  code = pthread_attr_setstacksize(&attributes, stack);
  if (code == 0) code = pthread_create(&thread, &attributes, body, argument);
  pthread_attr_destroy(&attributes);
  if (code == 0) code = pthread_join(thread, NULL);
  return code;
}

#endif
