#ifndef SERVE_HTTP_MULTIPART_H
#define SERVE_HTTP_MULTIPART_H

#include <microhttpd.h>
#include "serve/request.h"

/* Fills the form and the files of REQUEST from its body, whose boundary stands
 * in the headers of CONNECTION; `bad` is set where it cannot be read, has too
 * many parts, or a field that is no UTF-8. */
void http_multipart(Request *request, struct MHD_Connection *connection);

#endif
