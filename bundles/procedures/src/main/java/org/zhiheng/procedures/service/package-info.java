/** The services that run procedures. */
package org.zhiheng.procedures.service;
