/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/record.h"

G_BEGIN_DECLS

/* The records of a prayer evening as GVariants of type a{sv}, for sealing one whole. Each
 * _to_variant gives a full value, not floating. Each _from_variant takes what a disk gave: bytes
 * that are no such record fail with SILOAM_MINISTRY_ERROR_DAMAGED. */

GVariant *siloam_location_to_variant (const SiloamLocation *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamLocation *siloam_location_from_variant (GVariant *variant,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_member_to_variant (const SiloamMember *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamMember *siloam_member_from_variant (GVariant *variant,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With its teams. */
GVariant *siloam_evening_to_variant (const SiloamEvening *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamEvening *siloam_evening_from_variant (GVariant *variant,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of every session: no word of or about the visitor. */
GVariant *siloam_session_logistics_to_variant (const SiloamSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* Every word of and about the visitor, for whoever agreed to notes. */
GVariant *siloam_session_content_to_variant (const SiloamSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* @content: (nullable): without it a session in which nothing was said. Consents and notes are not
 * in it: append them to its lists. */
SiloamSession *siloam_session_from_variant (GVariant *logistics,
                                            GVariant *content,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

GVariant *siloam_consent_to_variant (const SiloamConsent *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamConsent *siloam_consent_from_variant (GVariant *variant,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_note_to_variant (const SiloamNote *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamNote *siloam_note_from_variant (GVariant *variant, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_point_to_variant (const SiloamPoint *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamPoint *siloam_point_from_variant (GVariant *variant,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_follow_up_to_variant (const SiloamFollowUp *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamFollowUp *siloam_follow_up_from_variant (GVariant *variant,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_testimony_to_variant (const SiloamTestimony *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamTestimony *siloam_testimony_from_variant (GVariant *variant,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_erasure_to_variant (const SiloamErasure *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamErasure *siloam_erasure_from_variant (GVariant *variant,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
