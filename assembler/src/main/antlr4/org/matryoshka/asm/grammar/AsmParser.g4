// One line of source after the preprocessor. Each line is parsed on its own, so that an error in
// one line can't disturb another, and no tree outlives its line.
parser grammar AsmParser;

options { tokenVocab = AsmLexer; }

line: label? statement? EOF;

label: name COLON?;

statement
  : TIMES expr label? statement                                          # times
  | PREFIX* (REGISTER PREFIX*)? MNEMONIC (operand (COMMA operand)*)?                         # instruction
  | DATA dataItem (COMMA dataItem)* COMMA?                               # data
  | RESERVE expr                                                         # reserve
  | INCBIN STRING (COMMA expr? (COMMA expr)?)?                           # incbin
  | EQU expr                                                             # equ
  | directive                                                            # plainDirective
  | LBRACK directive RBRACK                                              # bracketDirective
  ;

directive
  : SECTION SECTION_NAME attribute*                                      # section
  | SYMBOLS symbol (COMMA symbol)*                                       # symbols
  | BITS expr?                                                           # bits
  | DEFAULT ADDRESSING                                                   # defaultAddressing
  | ORG expr                                                             # org
  | ALIGN expr (COMMA statement)?                                        # align
  | ALIGNB expr (COMMA statement)?                                       # alignb
  | ABSOLUTE expr                                                        # absolute
  | STRUC name (COMMA expr)?                                             # struc
  | ENDSTRUC                                                             # endstruc
  | ISTRUC name                                                          # istruc
  | AT expr (COMMA statement)?                                           # at
  | IEND                                                                 # iend
  | IGNORED .*?                                                          # ignored
  ;

name: ID | ESCAPED_ID;

attribute: (ID | QUESTION) (ASSIGN expr)?;

symbol: name (COLON ID* expr? | expr (COLON expr)?)?;

dataItem
  : QUESTION                                                             # uninitialised
  | (MOD? LPAREN dataItem (COMMA dataItem)* RPAREN)                      # dataList
  | expr DUP DATA? (QUESTION | LPAREN dataItem (COMMA dataItem)* RPAREN) # dup
  | SIZE? expr                                                           # value
  ;

operand
  : modifier* memory                                                     # memoryOperand
  | modifier* REGISTER COLON memory                                      # memoryOperand
  | modifier* expr (COLON expr)?                                         # plainOperand
  ;

modifier: SIZE | STRICT | DISTANCE;

memory: LBRACK addressPrefix* (REGISTER COLON)? addressPrefix* expr (COMMA expr)? RBRACK;

addressPrefix: SIZE | ADDRESSING;

expr
  : op = (PLUS | MINUS | TILDE | BANG) expr                              # unary
  | expr op = (STAR | SLASH | SDIV | MOD | SMOD) expr                    # binary
  | expr op = (PLUS | MINUS) expr                                        # binary
  | expr op = (SHL | SHR | SHL_COMPLETE | SHR_COMPLETE) expr             # binary
  | expr op = AMP expr                                                   # binary
  | expr op = CARET expr                                                 # binary
  | expr op = PIPE expr                                                  # binary
  | expr op = (ASSIGN | EQ | NE | LT | LE | GT | GE | LEG) expr          # binary
  | expr op = ANDAND expr                                                # binary
  | expr op = XORXOR expr                                                # binary
  | expr op = OROR expr                                                  # binary
  | <assoc = right> expr QUESTION expr COLON expr                        # conditional
  | expr WRT name                                                        # wrt
  | NUMBER                                                               # number
  | FLOAT                                                                # float
  | STRING                                                               # string
  | name                                                                 # symbolReference
  | REGISTER                                                             # register
  | HERE                                                                 # here
  | SECTION_START                                                        # sectionStart
  | LPAREN expr RPAREN                                                   # parenthesised
  ;
