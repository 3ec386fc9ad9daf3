/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads XML without believing it: a document that declares an entity is refused at that word, so
 * that none can ever grow. Any thread. */

#include "export/import-xml.h"

#include <libxml/parser.h>
#include <string.h>

#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)

static void
refuse_entity_cb (void *data,
                  const xmlChar *name,
                  int type,
                  const xmlChar *public_id,
                  const xmlChar *system_id,
                  xmlChar *content)
{
  xmlParserCtxt *parser = data;
  gboolean *unsafe = parser->_private;

  *unsafe = TRUE;
  xmlStopParser (parser);
}

/**
 * siloam_import_xml_parse:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with `DAMAGED` or `UNSAFE`
 */
xmlDoc *
siloam_import_xml_parse (const char *text, GError **error)
{
  gsize length = strlen (text);
  xmlParserCtxt *parser;
  gboolean unsafe = FALSE;
  xmlDoc *document = NULL;

  xmlInitParser ();
  parser = xmlNewParserCtxt ();
  parser->_private = &unsafe;
  parser->sax->entityDecl = refuse_entity_cb;
  if (length < G_MAXINT)
    document = xmlCtxtReadMemory (parser, text, (int) length, NULL, "UTF-8", OPTIONS);
  if (document != NULL && unsafe)
    g_clear_pointer (&document, xmlFreeDoc);
  xmlFreeParserCtxt (parser);
  if (document == NULL)
    g_set_error_literal (error,
                         SILOAM_IMPORT_ERROR,
                         unsafe ? SILOAM_IMPORT_ERROR_UNSAFE : SILOAM_IMPORT_ERROR_DAMAGED,
                         unsafe ? "this XML declares entities"
                                : "this is not the XML it should be");
  return document;
}
