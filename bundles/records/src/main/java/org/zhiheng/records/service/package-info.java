/** The record's parts as components: settings, services, and what runs in the background. */
package org.zhiheng.records.service;
