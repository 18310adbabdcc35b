package org.matryoshka.asm.token;

/** The kinds of token before names are classified; the names are those of the lexer's rules. */
public enum TokenKind {
  STRING,
  /** A quote without its end; the lexer reports it. */
  UNTERMINATED,
  FLOAT,
  NUMBER,
  QUESTION,
  ID,
  /** {@code $name}: a symbol even if the name is reserved. */
  ESCAPED_ID,
  SECTION_START,
  HERE,
  /** {@code %1}, {@code %0}, {@code %{2:3}}, {@code %+1}, {@code %-1}. */
  PARAMETER,
  /** {@code %define} and the like. */
  DIRECTIVE,
  /** {@code %%name}. */
  MACRO_LOCAL,
  /** {@code %$name}. */
  CONTEXT_LOCAL,
  /** {@code %[}. */
  INDIRECT,
  /** {@code %+}. */
  PASTE,
  /** {@code %?} and {@code %??}. */
  MACRO_NAME,
  /** {@code %!name}. */
  ENVIRONMENT,
  SMOD,
  MOD,
  SHL_COMPLETE,
  SHR_COMPLETE,
  SHL,
  SHR,
  LEG,
  LE,
  GE,
  NE,
  EQ,
  ASSIGN,
  LT,
  GT,
  ANDAND,
  OROR,
  XORXOR,
  AMP,
  PIPE,
  CARET,
  TILDE,
  BANG,
  PLUS,
  MINUS,
  STAR,
  SDIV,
  SLASH,
  LPAREN,
  RPAREN,
  LBRACK,
  RBRACK,
  LBRACE,
  RBRACE,
  COMMA,
  COLON,
  OTHER
}
