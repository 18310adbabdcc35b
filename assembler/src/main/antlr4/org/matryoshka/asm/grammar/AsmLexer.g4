// Tokens of NASM's language, the preprocessor's included. Mnemonics, registers and keywords are
// plain IDs here: the token classifier gives them the types of the tokens section, so that the
// instruction table alone knows the names.
lexer grammar AsmLexer;

tokens {
  MNEMONIC, REGISTER, PREFIX, SIZE, STRICT, DISTANCE, ADDRESSING, DATA, RESERVE, DUP, TIMES, EQU,
  INCBIN, SECTION, SECTION_NAME, SYMBOLS, BITS, DEFAULT, ORG, ALIGN, ALIGNB, ABSOLUTE, STRUC,
  ENDSTRUC, ISTRUC, AT, IEND, IGNORED, WRT
}

WS: [ \t\r\f\u000B]+ -> skip;
COMMENT: ';' ~[\n]* -> skip;
CONTINUATION: '\\' [ \t]* '\r'? '\n' -> skip;
NL: '\n';

STRING
  : '\'' ~['\n]* '\''
  | '"' ~["\n]* '"'
  | '`' (~[`\\\n] | '\\' ~[\n])* '`'
  ;
UNTERMINATED
  : '\'' ~['\n]*
  | '"' ~["\n]*
  | '`' (~[`\\\n] | '\\' ~[\n])*
  ;

FLOAT
  : [0-9] [0-9_]* '.' [0-9_]* ([eE] [+-]? [0-9_]+)?
  | [0-9] [0-9_]* [eE] [+-] [0-9_]+
  ;
NUMBER: [0-9] [0-9A-Za-z_]* | '$' [0-9] [0-9A-Fa-f_]*;

QUESTION: '?';
ID: [A-Za-z_.?@] [A-Za-z0-9_$#@~.?]*;
ESCAPED_ID: '$' [A-Za-z_.?@] [A-Za-z0-9_$#@~.?]*;
SECTION_START: '$$';
HERE: '$';

PARAMETER
  : '%' [+\-*]? [0-9]+
  | '%{' [+\-*]? [0-9]+ (':' [+\-]? [0-9]+)? '}'
  ;
DIRECTIVE: '%' [A-Za-z_] [A-Za-z0-9_]* | '%{' [A-Za-z_] [A-Za-z0-9_]* '}';
MACRO_LOCAL: '%%' [A-Za-z0-9_$#@~.?]+ | '%{%' [A-Za-z0-9_$#@~.?]+ '}';
CONTEXT_LOCAL: '%' '$'+ [A-Za-z0-9_#@~.?]+ | '%{' '$'+ [A-Za-z0-9_#@~.?]+ '}';
INDIRECT: '%[';
PASTE: '%+';
MACRO_NAME: '%?' '?'?;
ENVIRONMENT: '%!' [A-Za-z0-9_]+;

SMOD: '%%';
MOD: '%';
SHL_COMPLETE: '<<<';
SHR_COMPLETE: '>>>';
SHL: '<<';
SHR: '>>';
LEG: '<=>';
LE: '<=';
GE: '>=';
NE: '!=' | '<>';
EQ: '==';
ASSIGN: '=';
LT: '<';
GT: '>';
ANDAND: '&&';
OROR: '||';
XORXOR: '^^';
AMP: '&';
PIPE: '|';
CARET: '^';
TILDE: '~';
BANG: '!';
PLUS: '+';
MINUS: '-';
STAR: '*';
SDIV: '//';
SLASH: '/';
LPAREN: '(';
RPAREN: ')';
LBRACK: '[';
RBRACK: ']';
LBRACE: '{';
RBRACE: '}';
COMMA: ',';
COLON: ':';
OTHER: .;
