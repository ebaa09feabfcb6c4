/**
 * Organic or coordinated: how large a part of what is said looks like the work of few, 0 to 1, with
 * the reasons in words and numbers. It is a hint for people, and no verdict on anybody.
 *
 * <p>Four marks are looked for, after what the literature on coordinated behaviour goes by: the
 * same text from many accounts, and posts at the same moment (Keller, Schoch, Stier and Yang,
 * "Political Astroturfing on Twitter", Political Communication 37, 2020; Giglietto, Righetti, Rossi
 * and Marino, "It takes a village to manipulate the media", Information, Communication and Society
 * 23, 2020; Pacheco and others, "Uncovering Coordinated Networks on Social Media", ICWSM 2021);
 * accounts younger than 30 days beyond the brand's usual share; and much that comes from few. How
 * the marks are weighed is our own, see {@link io.sturmwarte.campaign.CampaignRules}.
 */
@NullMarked
package io.sturmwarte.campaign;

import org.jspecify.annotations.NullMarked;
